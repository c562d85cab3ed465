import Foundation

/// Copies all records of a database into another one, and compares both.
///
/// Nobody else works with either meanwhile. What is there already is compared, not written again, so a copy that was cut off
/// goes on where it stopped. Remembered requests are not copied: they count for a day. Blobs that nobody refers to are not
/// either.
public struct StoreCopy<Source: StoreEngine, Target: StoreEngine>: Sendable {
    private let source: Source
    private let target: Target

    /// A copy of one database into another.
    public init(from source: Source, to target: Target) {
        self.source = source
        self.target = target
    }

    /// Copies everything, and then compares everything.
    ///
    /// - Parameter progress: Told the sums so far after each account.
    /// - Throws: `StorageError` with `failed` when the other database holds something else under the same id; both are as they
    ///   were before the record in question.
    public func run(_ progress: @Sendable (CopiedRecords) -> Void = { _ in }) async throws(StorageError)
        -> CopiedRecords
    {
        var sum = CopiedRecords()
        try await eachUser { user throws(StorageError) in
            try await copy(user)
            sum.accounts += 1
            try await eachPage(of: user.id) { page throws(StorageError) in
                try await copy(page)
                sum.analyses += page.count
            }
            progress(sum)
        }
        try await copyTurns()
        try await compare()
        return sum
    }

    // MARK: Accounts

    /// An account with all it owns but analyses.
    private struct Belongings: Sendable, Equatable {
        var user: UserRecord
        var sessions: [SessionRecord]
        var keys: [APIKeyRecord]
        var uploads: [UploadRecord]
        var webhooks: [WebhookRecord]
        var cases: [CaseRecord]

        init(of user: UserRecord, in transaction: some StoreTransaction) throws(StorageError) {
            self.user = user
            sessions = try transaction.sessions(of: user.id, expiredBy: nil)
            keys = try transaction.keys(of: user.id)
            uploads = try transaction.expiredUploads(at: .distantFuture, limit: 1_000_000)
                .filter { $0.ownerID == user.id }.sorted { $0.id < $1.id }
            webhooks = try transaction.webhooks(of: user.id)
            cases = try transaction.cases(of: user.id)
        }
    }

    private func copy(_ user: UserRecord) async throws(StorageError) {
        let belongings = try await source.read { transaction throws(StorageError) in
            try Belongings(of: user, in: transaction)
        }
        try await target.write { transaction throws(StorageError) in
            if let there = try transaction.user(id: user.id) {
                guard there == user else { throw .differs("account", user.id) }
            } else {
                try transaction.insert(user)
            }
            for session in belongings.sessions where try transaction.session(id: session.id) == nil {
                try transaction.insert(session)
            }
            for key in belongings.keys where try transaction.key(hash: key.hash) == nil { try transaction.insert(key) }
            for upload in belongings.uploads where try transaction.upload(id: upload.id) == nil {
                try transaction.insert(upload)
                try transaction.book(upload.usage, of: user.id)
            }
            for webhook in belongings.webhooks where try transaction.webhook(id: webhook.id) == nil {
                try transaction.insert(webhook)
            }
            for record in belongings.cases where try transaction.caseRecord(id: record.id) == nil {
                try transaction.insert(record)
            }
        }
        for webhook in belongings.webhooks {
            try await eachDelivery(of: webhook.id) { page throws(StorageError) in
                try await target.write { transaction throws(StorageError) in
                    for delivery in page where try transaction.delivery(id: delivery.id) == nil {
                        try transaction.insert(delivery)
                    }
                }
            }
        }
    }

    /// The line in its order, once all are in it.
    private func copyTurns() async throws(StorageError) {
        let turns = try await turns()
        try await target.write { transaction throws(StorageError) in
            for turn in turns { try transaction.put(turn) }
        }
    }

    private func turns() async throws(StorageError) -> [Turn] {
        var turns: [Turn] = []
        try await eachUser { user throws(StorageError) in
            turns += try await source.read { transaction throws(StorageError) in
                try JobPriority.allCases.map { priority throws(StorageError) in
                    try transaction.turn(of: user.id, priority)
                }
            }.compactMap { $0 }
        }
        return turns
    }

    // MARK: Analyses

    /// An analysis with its parts.
    private struct Whole: Sendable, Equatable {
        var analysis: StoredAnalysis
        var evidence: [String]
        var medium: Data?
        var thumbnail: Data?
        var links: [ReportLinkRecord]

        init(_ analysis: StoredAnalysis, in transaction: some StoreTransaction) throws(StorageError) {
            self.analysis = analysis
            evidence = analysis.state == .running ? try transaction.evidence(of: analysis.id) : []
            medium = analysis.isInline ? try transaction.medium(of: analysis.id) : nil
            thumbnail = analysis.hasThumbnail ? try transaction.thumbnail(of: analysis.id) : nil
            links = try transaction.reportLinks(of: analysis.id)
        }
    }

    private func copy(_ page: [Whole]) async throws(StorageError) {
        let blobs = try await blobs(of: page)
        try await target.write { transaction throws(StorageError) in
            for whole in page {
                let analysis = whole.analysis
                if let there = try transaction.analysis(id: analysis.id) {
                    guard try Whole(there, in: transaction) == whole else { throw .differs("analysis", analysis.id) }
                    continue
                }
                try transaction.insert(analysis)
                for json in whole.evidence { try transaction.append(evidence: json, to: analysis.id) }
                if let medium = whole.medium { try transaction.insert(medium: medium, of: analysis.id) }
                if let thumbnail = whole.thumbnail { try transaction.put(thumbnail: thumbnail, of: analysis.id) }
                for link in whole.links { try transaction.insert(link) }
                try transaction.book(analysis.usage, of: analysis.ownerID)
                guard let key = analysis.blob, var blob = blobs[key] else { continue }
                blob.references = try transaction.blob(key: key)?.references ?? 0
                try transaction.put(blob.referred())
            }
        }
    }

    private func blobs(of page: [Whole]) async throws(StorageError) -> [String: BlobRecord] {
        let keys = Set(page.compactMap(\.analysis.blob))
        let found = try await source.read { transaction throws(StorageError) in
            try keys.map { key throws(StorageError) in try transaction.blob(key: key) }
        }
        return Dictionary(found.compactMap { $0 }.map { ($0.key, $0) }) { first, _ in first }
    }

    // MARK: Comparison

    private func compare() async throws(StorageError) {
        try await eachUser { user throws(StorageError) in
            let (mine, used) = try await facts(of: user, in: source)
            let (theirs, usedThere) = try await facts(of: user, in: target)
            guard mine == theirs, used == usedThere else { throw .differs("account", user.id) }
            for webhook in mine?.webhooks ?? [] {
                try await eachDelivery(of: webhook.id) { page throws(StorageError) in
                    let copies = try await target.read { transaction throws(StorageError) in
                        try page.map { message throws(StorageError) in try transaction.delivery(id: message.id) }
                    }
                    for (message, copy) in zip(page, copies) where message != copy {
                        throw .differs("message", message.id)
                    }
                }
            }
            try await eachPage(of: user.id) { page throws(StorageError) in
                let copies = try await target.read { transaction throws(StorageError) in
                    try page.map { whole throws(StorageError) in
                        try transaction.analysis(id: whole.analysis.id).map { there throws(StorageError) in
                            try Whole(there, in: transaction)
                        }
                    }
                }
                for (whole, copy) in zip(page, copies) where whole != copy {
                    throw .differs("analysis", whole.analysis.id)
                }
            }
        }
    }

    private func facts(
        of user: UserRecord, in engine: some StoreEngine
    ) async throws(StorageError) -> (Belongings?, StorageUsage?) {
        try await engine.read { transaction throws(StorageError) in
            let there = try transaction.user(id: user.id)
            return (
                try there.map { there throws(StorageError) in try Belongings(of: there, in: transaction) },
                try transaction.usage(of: user.id)
            )
        }
    }

    // MARK: Pages

    private func eachUser(
        _ body: (UserRecord) async throws(StorageError) -> Void
    ) async throws(StorageError) {
        var cursor: HistoryCursor?
        while true {
            let page = try await source.read { [cursor] transaction throws(StorageError) in
                try transaction.users(after: cursor, limit: 100)
            }
            for user in page { try await body(user) }
            guard let last = page.last else { return }
            cursor = HistoryCursor(created: last.created, id: last.id)
        }
    }

    /// An owner's analyses in pages that are no larger than a transaction may be.
    private func eachPage(
        of owner: String, _ body: ([Whole]) async throws(StorageError) -> Void
    ) async throws(StorageError) {
        var cursor: HistoryCursor?
        while true {
            let page = try await source.read { [cursor] transaction throws(StorageError) in
                try transaction.analyses(of: owner, matching: HistoryFilter(), after: cursor, limit: 25)
                    .map { analysis throws(StorageError) in try Whole(analysis, in: transaction) }
            }
            guard let last = page.last?.analysis else { return }
            try await body(page)
            cursor = HistoryCursor(created: last.created, id: last.id)
        }
    }

    private func eachDelivery(
        of webhook: String, _ body: ([DeliveryRecord]) async throws(StorageError) -> Void
    ) async throws(StorageError) {
        var cursor: HistoryCursor?
        while true {
            let page = try await source.read { [cursor] transaction throws(StorageError) in
                try transaction.deliveries(of: webhook, after: cursor, limit: 100)
            }
            guard let last = page.last else { return }
            try await body(page)
            cursor = HistoryCursor(created: last.created, id: last.id)
        }
    }
}

/// How many records were copied or compared.
public struct CopiedRecords: Sendable, Equatable {
    /// Accounts with all they own.
    public var accounts = 0
    /// Analyses of all of them.
    public var analyses = 0

    /// None.
    public init() {}
}

extension StorageError {
    fileprivate static func differs(_ kind: String, _ id: String) -> StorageError {
        .failed("The other database holds something else as \(kind) \(id). Copy into an empty one.")
    }
}
