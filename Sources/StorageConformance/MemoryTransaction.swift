import DetectionCore
package import Foundation
package import Storage

/// A transaction on a database in memory.
package final class MemoryTransaction: StoreTransaction {
    var state: MemoryState
    package let news = TransactionNews()

    init(_ state: MemoryState) {
        self.state = state
    }

    /// Refuses what a database's checks refuse.
    func check(_ condition: Bool, _ sentence: String) throws(StorageError) {
        guard condition else { throw .failed(sentence) }
    }

    /// The part of a list, newest first, that follows a cursor.
    func page<Record>(
        _ records: [Record], after cursor: HistoryCursor?, limit: Int, by place: (Record) -> HistoryCursor
    ) -> [Record] {
        let sorted = records.map { (place($0), $0) }.sorted { ($0.0.created, $0.0.id) > ($1.0.created, $1.0.id) }
        let rest = sorted.filter { item in
            cursor.map { (item.0.created, item.0.id) < ($0.created, $0.id) } ?? true
        }
        return rest.prefix(limit).map(\.1)
    }
}

/// Accounts, sessions and keys.
extension MemoryTransaction {
    package func user(id: String) throws(StorageError) -> UserRecord? { state.users[id] }

    package func user(email: String) throws(StorageError) -> UserRecord? {
        state.users.values.first { $0.email == email }
    }

    package func user(identity: ProviderIdentity) throws(StorageError) -> UserRecord? {
        state.users.values.first { $0.identity == identity }
    }

    package func users(after cursor: HistoryCursor?, limit: Int) throws(StorageError) -> [UserRecord] {
        page(Array(state.users.values), after: cursor, limit: limit) { HistoryCursor(created: $0.created, id: $0.id) }
    }

    package func insert(_ user: UserRecord) throws(StorageError) {
        guard state.users[user.id] == nil else { throw .duplicate }
        try requireFree(user)
        state.users[user.id] = user
        state.ledger[user.id] = .zero
    }

    package func update(_ user: UserRecord) throws(StorageError) {
        try check(state.users[user.id] != nil, "no such account")
        try requireFree(user)
        state.users[user.id] = user
    }

    /// Refuses an address or an identity that another account has.
    private func requireFree(_ user: UserRecord) throws(StorageError) {
        let others = [try self.user(email: user.email), try user.identity.flatMap(self.user(identity:))]
        guard others.allSatisfy({ $0?.id ?? user.id == user.id }) else { throw .duplicate }
    }

    package func deleteUser(id: String) throws(StorageError) {
        state.users[id] = nil
        state.ledger[id] = nil
        state.turns = state.turns.filter { $0.key.owner != id }
        state.sessions = state.sessions.filter { $0.value.userID != id }
        state.keys = state.keys.filter { $0.value.userID != id }
        state.uploads = state.uploads.filter { $0.value.ownerID != id }
        state.requests = state.requests.filter { $0.key.owner != id }
        state.cases = state.cases.filter { $0.value.ownerID != id }
        for analysis in state.analyses.values where analysis.ownerID == id { try deleteAnalysis(id: analysis.id) }
        for webhook in state.webhooks.values where webhook.ownerID == id { try deleteWebhook(id: webhook.id) }
    }

    package func holdUser(id: String) throws(StorageError) -> Bool { state.users[id] != nil }

    package func session(id: String) throws(StorageError) -> SessionRecord? { state.sessions[id] }

    package func sessions(of user: String, expiredBy time: Date?) throws(StorageError) -> [SessionRecord] {
        state.sessions.values.filter { session in
            session.userID == user && (time.map { session.expires <= $0 } ?? true)
        }
        .sorted { ($1.created, $0.id) < ($0.created, $1.id) }
    }

    package func insert(_ session: SessionRecord) throws(StorageError) {
        guard state.sessions[session.id] == nil else { throw .duplicate }
        state.sessions[session.id] = session
    }

    package func update(_ session: SessionRecord) throws(StorageError) { state.sessions[session.id] = session }

    package func deleteSession(id: String) throws(StorageError) { state.sessions[id] = nil }

    package func keys(of user: String) throws(StorageError) -> [APIKeyRecord] {
        state.keys.values.filter { $0.userID == user }.sorted { ($1.created, $0.id) < ($0.created, $1.id) }
    }

    package func key(hash: Data) throws(StorageError) -> APIKeyRecord? { state.keys.values.first { $0.hash == hash } }

    package func insert(_ key: APIKeyRecord) throws(StorageError) {
        guard state.keys[key.id] == nil, try self.key(hash: key.hash) == nil else { throw .duplicate }
        state.keys[key.id] = key
    }

    package func deleteKey(id: String) throws(StorageError) { state.keys[id] = nil }
}

/// Analyses and their parts.
extension MemoryTransaction {
    package func analysis(id: String) throws(StorageError) -> StoredAnalysis? { state.analyses[id] }

    package func analyses(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        let meant = state.analyses.values.filter { $0.ownerID == owner && filter.matches($0) }
        return page(Array(meant), after: cursor, limit: limit) { HistoryCursor(created: $0.created, id: $0.id) }
    }

    package func summaries(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [AnalysisSummary] {
        try analyses(of: owner, matching: filter, after: cursor, limit: limit).map(AnalysisSummary.init)
    }

    package func marks(of ids: Set<String>) throws(StorageError) -> [String: AnalysisMark] {
        state.analyses.filter { ids.contains($0.key) }.mapValues { analysis in
            AnalysisMark(
                state: analysis.state, fence: analysis.fence, evidence: state.evidence[analysis.id]?.count ?? 0)
        }
    }

    package func insert(_ analysis: StoredAnalysis) throws(StorageError) {
        guard state.analyses[analysis.id] == nil else { throw .duplicate }
        try put(analysis)
    }

    package func update(_ analysis: StoredAnalysis, from old: StoredAnalysis) throws(StorageError) {
        try check(state.analyses[analysis.id] == old, "the analysis is not as it was")
        try put(analysis)
    }

    private func put(_ analysis: StoredAnalysis) throws(StorageError) {
        try check(state.users[analysis.ownerID] != nil, "no such account")
        try check((analysis.state == .running) == (analysis.leaseUntil != nil), "running without a lease")
        try check(analysis.isEnded == (analysis.finished != nil), "ended without an end")
        try check((analysis.state == .done) == (analysis.report != nil), "done without a report")
        try check(analysis.summary == nil || analysis.state == .done, "a summary without a report")
        try check((analysis.state == .failed) == (analysis.error != nil), "failed without an error")
        try check(analysis.restUntil == nil || analysis.state == .queued, "rests, but is not queued")
        try check(analysis.holder == nil || analysis.state == .running, "held, but not running")
        try check(analysis.isEnded == (analysis.since == nil), "ended, and yet waiting or running since")
        try check(analysis.retention.mode == .keep || analysis.retention.until != nil, "transient without an end")
        try check(analysis.objectKey != nil || analysis.bytes == 0, "bytes without a medium")
        state.analyses[analysis.id] = analysis.inMicroseconds
    }

    package func deleteAnalysis(id: String) throws(StorageError) {
        state.analyses[id] = nil
        state.evidence[id] = nil
        state.media[id] = nil
        state.thumbnails[id] = nil
        state.links = state.links.filter { $0.value.analysisID != id }
    }

    package func newestKept(of objectKey: String, owner: String) throws(StorageError) -> String? {
        state.analyses.values.filter { analysis in
            analysis.objectKey == objectKey && analysis.ownerID == owner && analysis.retention.mode == .keep
                && analysis.state != .failed
        }
        .max { ($0.created, $0.id) < ($1.created, $1.id) }?.id
    }

    package func keptAnalyses(of owner: String) throws(StorageError) -> [KeptAnalysis] {
        state.analyses.values.filter { $0.ownerID == owner && $0.retention.mode == .keep }.map { analysis in
            KeptAnalysis(
                id: analysis.id, kind: analysis.kind, bytes: analysis.bytes, created: analysis.created,
                state: analysis.state, verdict: analysis.verdict)
        }
    }

    package func endedEphemerals(limit: Int) throws(StorageError) -> [StoredAnalysis] {
        Array(
            state.analyses.values.filter { $0.isEnded && $0.retention.mode == .ephemeral && $0.objectKey != nil }
                .prefix(limit))
    }

    package func expiredAnalyses(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let expired = state.analyses.values.filter { analysis in
            analysis.isEnded && (analysis.retention.until.map { $0 <= time } ?? false)
        }
        return Array(expired.prefix(limit))
    }

    package func blobReferences(of owner: String) throws(StorageError) -> [String: Int] {
        Dictionary(state.analyses.values.filter { $0.ownerID == owner }.compactMap(\.blob).map { ($0, 1) }) { $0 + $1 }
    }

    package func evidence(of analysis: String) throws(StorageError) -> [String] { state.evidence[analysis] ?? [] }

    package func append(evidence: String, to analysis: String) throws(StorageError) {
        state.evidence[analysis, default: []].append(evidence)
    }

    package func deleteEvidence(of analysis: String) throws(StorageError) { state.evidence[analysis] = nil }

    package func medium(of analysis: String) throws(StorageError) -> Data? { state.media[analysis] }

    package func insert(medium: Data, of analysis: String) throws(StorageError) {
        guard state.media[analysis] == nil else { throw .duplicate }
        try check(!medium.isEmpty, "an empty medium")
        state.media[analysis] = medium
    }

    package func deleteMedium(of analysis: String) throws(StorageError) { state.media[analysis] = nil }

    package func thumbnail(of analysis: String) throws(StorageError) -> Data? { state.thumbnails[analysis] }

    package func put(thumbnail: Data, of analysis: String) throws(StorageError) {
        state.thumbnails[analysis] = thumbnail
    }

    package func deleteThumbnail(of analysis: String) throws(StorageError) { state.thumbnails[analysis] = nil }

    package func statistics() throws(StorageError) -> StoreStatistics {
        let queued = state.analyses.values.filter { $0.state == .queued }
        let kinds = queued.compactMap { MediaKind(rawValue: $0.kind) }
        return StoreStatistics(
            queued: Dictionary(kinds.map { ($0, 1) }) { $0 + $1 }, oldestQueued: queued.map(\.created).min(),
            dead: state.analyses.values.count { $0.jobState == .dead },
            usage: state.ledger.values.reduce(.zero, +))
    }
}

/// The line for workers.
extension MemoryTransaction {
    private func line(of owner: String, _ priority: JobPriority) -> [StoredAnalysis] {
        state.analyses.values.filter { $0.isWaiting && $0.ownerID == owner && $0.priority == priority }
            .sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    package func abandoned(at time: Date) throws(StorageError) -> StoredAnalysis? {
        let running = state.analyses.values.compactMap { analysis in analysis.leaseUntil.map { ($0, analysis) } }
        return running.filter { $0.0 <= time }.min { ($0.0, $0.1.id) < ($1.0, $1.1.id) }?.1
    }

    package func rested(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let resting = state.analyses.values.compactMap { analysis in analysis.restUntil.map { ($0, analysis) } }
        let rested = resting.filter { $0.0 <= time }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
        return rested.prefix(limit).map(\.1)
    }

    package func oldestWaiting(
        of owner: String, _ priority: JobPriority
    ) throws(StorageError) -> StoredAnalysis? {
        line(of: owner, priority).first
    }

    package func waitingBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int {
        line(of: analysis.ownerID, analysis.priority)
            .count { ($0.created, $0.id) < (analysis.created, analysis.id) }
    }

    package func jobs(
        _ state: JobState, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        let jobs = self.state.analyses.values.filter { $0.jobState == state }
        return page(Array(jobs), after: cursor, limit: limit) { HistoryCursor(created: $0.created, id: $0.id) }
    }

    package func firstTurn() throws(StorageError) -> Turn? {
        state.turns.values.min { ($0.place, $0.ticket, $0.ownerID) < ($1.place, $1.ticket, $1.ownerID) }
    }

    package func turn(of owner: String, _ priority: JobPriority) throws(StorageError) -> Turn? {
        state.turns[MemoryState.TurnID(owner: owner, priority: priority)]
    }

    package func put(_ turn: Turn) throws(StorageError) {
        let id = MemoryState.TurnID(owner: turn.ownerID, priority: turn.priority)
        try check(turn.waiting > 0, "a turn without a job")
        try check(!state.turns.contains { $0.value.ticket == turn.ticket && $0.key != id }, "a ticket twice")
        state.turns[id] = turn
    }

    package func deleteTurn(of owner: String, _ priority: JobPriority) throws(StorageError) {
        state.turns[MemoryState.TurnID(owner: owner, priority: priority)] = nil
    }

    package func newestTicket() throws(StorageError) -> Int64? { state.turns.values.map(\.ticket).max() }

    package func queued() throws(StorageError) -> Int {
        state.turns.values.reduce(0) { $0 + $1.waiting } + state.analyses.values.count { $0.restUntil != nil }
    }

    package func waiting(
        besides turn: Turn, passing: [JobPriority: Turn.Passing]
    ) throws(StorageError) -> Int {
        state.turns.values.filter { ($0.ownerID, $0.priority) != (turn.ownerID, turn.priority) }
            .reduce(0) { sum, other in
                guard let passing = passing[other.priority] else { return sum }
                return sum + min(other.waiting, other.place < passing.place ? passing.before : passing.behind)
            }
    }
}

/// The ledger and remembered requests.
extension MemoryTransaction {
    package func usage(of owner: String) throws(StorageError) -> StorageUsage? { state.ledger[owner] }

    package func book(_ change: StorageUsage, of owner: String) throws(StorageError) {
        guard let usage = state.ledger[owner].map({ $0 + change }) else { throw .failed("no such account") }
        for amount in [usage.kept, usage.transient] {
            try check(amount.bytes >= 0 && amount.files >= 0, "the ledger would be negative")
        }
        state.ledger[owner] = usage
    }

    package func request(_ key: String, of owner: String) throws(StorageError) -> MadeRequest? {
        state.requests[MemoryState.RequestID(owner: owner, key: key)]
    }

    package func put(_ request: MadeRequest) throws(StorageError) {
        state.requests[MemoryState.RequestID(owner: request.ownerID, key: request.key)] = request
    }

    package func deleteRequests(before time: Date, limit: Int) throws(StorageError) {
        for (id, request) in state.requests.filter({ $0.value.created < time }).prefix(limit) {
            _ = request
            state.requests[id] = nil
        }
    }
}

/// Uploads, webhooks and their messages, and blobs.
extension MemoryTransaction {
    package func upload(id: String) throws(StorageError) -> UploadRecord? { state.uploads[id] }

    package func insert(_ upload: UploadRecord) throws(StorageError) {
        guard state.uploads[upload.id] == nil else { throw .duplicate }
        state.uploads[upload.id] = upload
    }

    package func deleteUpload(id: String) throws(StorageError) { state.uploads[id] = nil }

    package func uploadPaths() throws(StorageError) -> Set<String> { Set(state.uploads.values.map(\.path)) }

    package func expiredUploads(at time: Date, limit: Int) throws(StorageError) -> [UploadRecord] {
        Array(state.uploads.values.filter { $0.expires <= time }.prefix(limit))
    }

    package func webhook(id: String) throws(StorageError) -> WebhookRecord? { state.webhooks[id] }

    package func webhooks(of owner: String) throws(StorageError) -> [WebhookRecord] {
        state.webhooks.values.filter { $0.ownerID == owner }.sorted { ($1.created, $0.id) < ($0.created, $1.id) }
    }

    package func insert(_ webhook: WebhookRecord) throws(StorageError) {
        guard state.webhooks[webhook.id] == nil else { throw .duplicate }
        state.webhooks[webhook.id] = webhook
    }

    package func deleteWebhook(id: String) throws(StorageError) {
        state.webhooks[id] = nil
        state.deliveries = state.deliveries.filter { $0.value.webhookID != id }
    }

    package func delivery(id: String) throws(StorageError) -> DeliveryRecord? { state.deliveries[id] }

    package func deliveries(
        of webhook: String, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [DeliveryRecord] {
        let all = state.deliveries.values.filter { $0.webhookID == webhook }
        return page(Array(all), after: cursor, limit: limit) { HistoryCursor(created: $0.created, id: $0.id) }
    }

    package func pendingDeliveries(of webhook: String) throws(StorageError) -> Int {
        state.deliveries.values.count { $0.webhookID == webhook && $0.state == .pending }
    }

    package func dueDeliveries(at time: Date, limit: Int) throws(StorageError) -> [DeliveryRecord] {
        let due = state.deliveries.values.filter { delivery in
            delivery.state == .pending && (delivery.next.map { $0 <= time } ?? false)
        }
        let first = Dictionary(grouping: due, by: \.webhookID).values.compactMap { messages in
            messages.min {
                ($0.next ?? .distantFuture, $0.created, $0.id) < ($1.next ?? .distantFuture, $1.created, $1.id)
            }
        }
        return Array(first.prefix(limit))
    }

    package func insert(_ delivery: DeliveryRecord) throws(StorageError) {
        guard state.deliveries[delivery.id] == nil else { throw .duplicate }
        try update(delivery)
    }

    package func update(_ delivery: DeliveryRecord) throws(StorageError) {
        try check((delivery.state == .pending) == (delivery.next != nil), "pending without a time")
        state.deliveries[delivery.id] = delivery
    }

    package func deleteSettledDeliveries(before time: Date, limit: Int) throws(StorageError) {
        let old = state.deliveries.values.filter { $0.state != .pending && $0.created < time }
        for delivery in old.prefix(limit) { state.deliveries[delivery.id] = nil }
    }

    package func blob(key: String) throws(StorageError) -> BlobRecord? { state.blobs[key] }

    package func put(_ blob: BlobRecord) throws(StorageError) {
        try check(blob.references >= 0 && !(blob.isDoomed && blob.references > 0), "a doomed blob with references")
        state.blobs[blob.key] = blob
    }

    package func deleteBlob(key: String) throws(StorageError) { state.blobs[key] = nil }

    package func unreferencedBlobs(
        touchedBefore time: Date, limit: Int
    ) throws(StorageError) -> [BlobRecord] {
        let free = state.blobs.values.filter { $0.references == 0 && $0.touched < time }
        return Array(free.sorted { ($0.touched, $0.key) < ($1.touched, $1.key) }.prefix(limit))
    }
}

/// Links to reports.
extension MemoryTransaction {
    package func reportLink(id: String) throws(StorageError) -> ReportLinkRecord? { state.links[id] }

    package func reportLink(hash: Data) throws(StorageError) -> ReportLinkRecord? {
        state.links.values.first { $0.hash == hash }
    }

    package func reportLinks(of analysis: String) throws(StorageError) -> [ReportLinkRecord] {
        state.links.values.filter { $0.analysisID == analysis }.sorted { ($1.created, $0.id) < ($0.created, $1.id) }
    }

    package func reportLinks(
        after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [ReportLinkRecord] {
        page(Array(state.links.values), after: cursor, limit: limit) { HistoryCursor(created: $0.created, id: $0.id) }
    }

    package func insert(_ link: ReportLinkRecord) throws(StorageError) {
        guard state.links[link.id] == nil, try reportLink(hash: link.hash) == nil else { throw .duplicate }
        try check(state.analyses[link.analysisID] != nil, "no such analysis")
        state.links[link.id] = link
    }

    package func deleteReportLink(id: String) throws(StorageError) { state.links[id] = nil }
}

/// Cases.
extension MemoryTransaction {
    package func caseRecord(id: String) throws(StorageError) -> CaseRecord? { state.cases[id] }

    package func cases(of owner: String) throws(StorageError) -> [CaseRecord] {
        state.cases.values.filter { $0.ownerID == owner }.sorted { ($1.created, $0.id) < ($0.created, $1.id) }
    }

    package func insert(_ record: CaseRecord) throws(StorageError) {
        guard state.cases[record.id] == nil else { throw .duplicate }
        try check(state.users[record.ownerID] != nil, "no such account")
        state.cases[record.id] = record
    }

    package func update(_ record: CaseRecord) throws(StorageError) {
        try check(state.cases[record.id] != nil, "no such case")
        state.cases[record.id] = record
    }

    package func deleteCase(id: String) throws(StorageError) { state.cases[id] = nil }
}

extension StoredAnalysis {
    /// With its times as a store keeps them.
    fileprivate var inMicroseconds: StoredAnalysis {
        func rounded(_ time: Date) -> Date { Date(microseconds: time.microseconds) }
        var stored = self
        stored.created = rounded(created)
        stored.started = started.map(rounded)
        stored.finished = finished.map(rounded)
        stored.leaseUntil = leaseUntil.map(rounded)
        stored.since = since.map(rounded)
        stored.restUntil = restUntil.map(rounded)
        stored.retention.until = retention.until.map(rounded)
        return stored
    }
}
