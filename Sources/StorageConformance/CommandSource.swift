import DetectionCore
import Foundation
import Storage

/// Random commands over a few accounts, analyses, uploads, webhooks and media, so that they meet often.
///
/// Every command has a time of its own. Now and then the clock steps by ten minutes, either way.
struct CommandSource {
    private var random: SplitMix
    private var number: Int64 = 0
    private var step: Int64 = 0
    private var jobs: [(id: String, fence: Int64)] = []
    /// The number of the token that is shown next to each session.
    private var tokens: [String: Int] = [:]
    private var messages: [(webhook: String, id: String, attempt: Int)] = []

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    /// Remembers what later commands need of an answer.
    mutating func learn(from outcome: Outcome) {
        guard case .answer(let value) = outcome else { return }
        if let job = value as? AnalysisRecord?, let job, job.state == .running { jobs.append((job.id, job.fence)) }
        for claimed in value as? [ClaimedMessage] ?? [] {
            messages.append((claimed.delivery.webhookID, claimed.delivery.id, claimed.delivery.attempts))
        }
        if jobs.count > 12 { jobs.removeFirst() }
        if messages.count > 12 { messages.removeFirst() }
    }

    /// The next command.
    mutating func next() -> Command {
        number += 1
        if chance(100) { step += Bool.random(using: &random) ? 1 : -1 }
        switch Int.random(in: 0..<100, using: &random) {
        case ..<30: return job()
        case ..<55: return analysis()
        case ..<68: return question()
        case ..<76: return blob()
        case ..<83: return webhook()
        case ..<86: return chance(2) ? link() : theCase()
        case ..<91: return upload()
        default: return account()
        }
    }

    // MARK: Arguments

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private static func token(_ number: Int) -> Data { Data("token \(number)".utf8) }

    private mutating func owner() -> String { pick(["alice", "alice", "bob", "carol", "nobody"]) }

    private mutating func analysisID() -> String { "a\(Int.random(in: 0..<24, using: &random))" }

    private mutating func key() -> String { String(repeating: pick(["a", "b", "c", "d", "e"]), count: 64) }

    /// Unlike the times of all other commands.
    private func time(_ seconds: Double = 0) -> Date {
        let now = 1_790_000_000_000_000 + number * 1_000_003 + step * 600_000_000
        return Date(microseconds: now + Int64(seconds * 1_000_000))
    }

    private mutating func amount() -> StorageAmount {
        StorageAmount(bytes: .random(in: 0...2500, using: &random), files: .random(in: 0...14, using: &random))
    }

    private mutating func retention() -> Retention {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: Retention(.ephemeral, until: time(.random(in: 0...900, using: &random)))
        case 1: Retention(.keep, until: time(.random(in: 0...900, using: &random)))
        default: Retention(.keep)
        }
    }

    private mutating func aJob() -> (id: String, fence: Int64) {
        jobs.isEmpty || chance(8) ? (analysisID(), .random(in: 0...3, using: &random)) : pick(jobs)
    }

    // MARK: Commands

    private mutating func job() -> Command {
        let time = time()
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3:
            let lease = self.time(.random(in: -5...60, using: &random))
            return Command("claim") { store throws(StorageError) in
                try await store.claim(now: time, leaseUntil: lease, by: "worker")
            }
        case 4:
            let (id, fence) = aJob()
            let lease = self.time(.random(in: 0...60, using: &random))
            return Command(
                "renew \(id) \(fence)",
                does: { store throws(StorageError) in
                    try await store.renew(id: id, fence: fence, leaseUntil: lease)
                })
        case 5:
            let (id, fence) = aJob()
            let evidence = Sample.evidence(Int(number))
            return Command(
                "append \(id) \(fence)",
                does: { store throws(StorageError) in
                    try await store.append(evidence, id: id, fence: fence)
                })
        case 6:
            let (id, fence) = aJob()
            return Command(
                "release \(id) \(fence)",
                does: { store throws(StorageError) in
                    try await store.release(id: id, fence: fence, at: time)
                })
        case 7, 8:
            let (id, fence) = aJob()
            let setback = Setback(pick(Setback.Reason.allCases), at: time, words: chance(2) ? "words" : nil)
            let chance = Double.random(in: 0...1, using: &random)
            return Command(
                "setBack \(id) \(fence) \(setback.reason)",
                does: { store throws(StorageError) in
                    try await store.setBack(id: id, fence: fence, by: setback, chance: chance)
                })
        default:
            let (id, fence) = aJob()
            let outcome: Result<Report, MediaError> =
                chance(3)
                ? .failure(MediaError(.unprocessableMedia, "It is broken."))
                : Sample.end(id, at: time, verdict: pick(Verdict.allCases))
            let picture = Bool.random(using: &random) ? Data("picture \(number)".utf8) : nil
            return Command(
                "finish \(id) \(fence)",
                does: { store throws(StorageError) in
                    try await store.finish(id: id, fence: fence, at: time, outcome: outcome, thumbnail: picture)
                })
        }
    }

    private mutating func analysis() -> Command {
        let (id, owner, time) = (analysisID(), owner(), time())
        switch Int.random(in: 0..<19, using: &random) {
        case 0...7: return insertion(id, owner)
        case 8:
            return Command("cancel \(id) \(owner)") { store throws(StorageError) in
                try await store.cancel(id: id, owner: owner, at: time)
            }
        case 9:
            return Command("retry \(id) \(owner)") { store throws(StorageError) in
                try await store.retry(id: id, owner: owner, at: time)
            }
        case 10:
            return Command("rerun \(id) \(owner)") { store throws(StorageError) in
                try await store.rerun(id: id, owner: owner, at: time)
            }
        case 11:
            let (retention, limit) = (retention(), amount())
            return Command("retain \(id) \(owner) \(retention) \(limit)") { store throws(StorageError) in
                try await store.retain(id: id, owner: owner, as: retention, within: limit)
            }
        case 12:
            let ids = Set((0..<Int.random(in: 0...3, using: &random)).map { _ in analysisID() })
            let (kept, limit) = (chance(2) ? id : nil, amount())
            return Command("clear \(ids.sorted()) \(owner) \(kept ?? "-") \(limit)") { store throws(StorageError) in
                let deleted = try await store.clear(ids, owner: owner, thenKeep: kept, within: limit)
                return deleted.sorted { $0.id < $1.id }
            }
        case 13:
            return Command("delete \(id) \(owner)") { store throws(StorageError) in
                try await store.delete(id: id, owner: owner)
            }
        case 14:
            let feedback = Feedback(label: pick(Feedback.Label.allCases), note: "note \(number)")
            return Command(
                "feedback \(id) \(owner)",
                does: { store throws(StorageError) in
                    try await store.setFeedback(feedback, id: id, owner: owner)
                })
        case 18:
            return Command("requeue \(id)") { store throws(StorageError) in
                try await store.requeue(id: id, at: time)
            }
        case 15:
            return Command("forgetMedium \(id)") { store throws(StorageError) in try await store.forgetMedium(id: id) }
        case 16:
            return Command("deleteExpired") { store throws(StorageError) in
                try await store.deleteExpired(at: time).sorted { $0.id < $1.id }
            }
        default:
            let before = self.time(.random(in: -900...0, using: &random))
            return Command(
                "forgetKeys", does: { store throws(StorageError) in try await store.forgetKeys(before: before) })
        }
    }

    private mutating func insertion(_ id: String, _ owner: String) -> Command {
        var record = Sample.analysis(
            id, owner: owner, key: chance(12) ? nil : key(), kind: pick([.image, .text, .audio]),
            bytes: .random(in: 1...400, using: &random), created: time(), name: pick([nil, "Übung_1.PNG", "a%b.txt"]))
        record.retention = retention()
        record.priority = pick(JobPriority.allCases)
        let medium: [UInt8]? = record.objectKey != nil && chance(3) ? Array("medium \(number)".utf8) : nil
        let allowance = StorageAllowance(limit: amount(), transient: amount(), holdFor: 600)
        let request: IdempotencyKey? =
            chance(4)
            ? IdempotencyKey(
                key: "k\(Int.random(in: 0..<4, using: &random))", fingerprint: Data(pick(["x", "y"]).utf8))
            : nil
        let upload = chance(6) ? "u\(Int.random(in: 0..<6, using: &random))" : nil
        return Command("insert \(id) \(owner) \(allowance) \(request?.key ?? "-") \(upload ?? "-")") {
            [record] store throws(StorageError) in
            try await store.insert(record, medium: medium, within: allowance, key: request, ending: upload)
        }
    }

    private mutating func question() -> Command {
        let (id, owner, time) = (analysisID(), owner(), time())
        switch Int.random(in: 0..<15, using: &random) {
        case 13:
            let states = Set(JobState.allCases.filter { _ in chance(2) })
            let cursor = chance(2) ? HistoryCursor(created: self.time(-200), id: id) : nil
            let limit = Int.random(in: 0...10, using: &random)
            return Command("jobs \(states) \(limit)") { store throws(StorageError) in
                try await store.jobs(in: states, after: cursor, limit: limit)
            }
        case 14: return Command("job \(id)") { store throws(StorageError) in try await store.job(id: id) }
        case 0...3:
            var filter = HistoryFilter()
            if chance(4) { filter.kind = pick([.image, .text, .audio]) }
            if chance(4) { filter.verdict = pick(Verdict.allCases) }
            if chance(4) { filter.state = pick([.queued, .running, .done, .failed]) }
            if chance(4) { filter.mode = pick(Retention.Mode.allCases) }
            if chance(4) { filter.isLabelled = chance(2) }
            if chance(4) { filter.from = self.time(-300) }
            if chance(4) { filter.to = self.time(-100) }
            if chance(3) { filter.text = pick(["png", "übung", "Übung", "%", "_", "B.T"]) }
            let cursor = chance(2) ? HistoryCursor(created: self.time(-200), id: id) : nil
            let limit = Int.random(in: 0...10, using: &random)
            if chance(2) {
                return Command("summaries \(owner) \(filter)") { [filter] store throws(StorageError) in
                    try await store.summaries(owner: owner, matching: filter, after: cursor, limit: limit)
                }
            }
            return Command("page \(owner) \(filter)") { [filter] store throws(StorageError) in
                try await store.page(owner: owner, matching: filter, after: cursor, limit: limit)
            }
        case 4:
            return Command("analysis \(id) \(owner)") { store throws(StorageError) in
                try await store.analysis(id: id, owner: owner)
            }
        case 5: return Command("ahead \(id)") { store throws(StorageError) in try await store.ahead(of: id) }
        case 6:
            let (key, request) = (key(), chance(2) ? "k1" : nil)
            return Command("duplicate \(owner)") { store throws(StorageError) in
                try await store.duplicate(of: key, owner: owner, unlessRepeating: request)
            }
        case 7:
            let request = IdempotencyKey(key: "k\(Int.random(in: 0..<4, using: &random))", fingerprint: Data("x".utf8))
            return Command("madeWith \(request.key) \(owner)") { store throws(StorageError) in
                try await store.analysis(madeWith: request, owner: owner, at: time)
            }
        case 8:
            let (id, fence) = aJob()
            return Command("holds \(id) \(fence)") { store throws(StorageError) in
                try await store.holds(id: id, fence: fence)
            }
        case 9:
            return Command("keptItems \(owner)") { store throws(StorageError) in
                try await store.keptItems(owner: owner).sorted { $0.id < $1.id }
            }
        case 10:
            return Command("endedEphemerals") { store throws(StorageError) in try await store.endedEphemerals().sorted()
            }
        case 11:
            return Command("thumbnail \(id) \(owner)") { store throws(StorageError) in
                try await store.thumbnail(id: id, owner: owner)
            }
        default: return Command("medium \(id)") { store throws(StorageError) in try await store.medium(id: id) }
        }
    }

    private mutating func blob() -> Command {
        let (key, time) = (key(), time())
        switch Int.random(in: 0..<8, using: &random) {
        case 0...3:
            let bytes = Int.random(in: 1...400, using: &random)
            return Command(
                "touch \(key.prefix(1))",
                does: { store throws(StorageError) in
                    try await store.touch(blob: key, bytes: bytes, at: time)
                })
        case 4:
            let limit = self.time(-.random(in: 0...60, using: &random))
            return Command("claimDoomed before") { store throws(StorageError) in
                try await store.claimDoomed(touchedBefore: limit, at: time, limit: 2)
            }
        case 5:
            return Command("claimDoomed \(key.prefix(1))") { store throws(StorageError) in
                try await store.claimDoomed(among: [key], at: time)
            }
        default:
            return Command(
                "forget \(key.prefix(1))",
                does: { store throws(StorageError) in
                    try await store.forget(blob: key)
                })
        }
    }

    private mutating func webhook() -> Command {
        let (id, owner, time) = ("w\(Int.random(in: 0..<5, using: &random))", owner(), time())
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1:
            let webhook = WebhookRecord(
                id: id, ownerID: owner, url: "https://example.org/\(number)", secret: Data(id.utf8), created: time)
            return Command(
                "insert webhook \(id) \(owner)",
                does: { store throws(StorageError) in
                    try await store.insert(webhook, atMost: 2)
                })
        case 2:
            return Command("delete webhook \(id) \(owner)") { store throws(StorageError) in
                try await store.deleteWebhook(id: id, owner: owner)
            }
        case 3...5:
            let retry = self.time(30)
            // Which webhooks come first is a database's own choice: all of them, here.
            return Command("claimDeliveries") { store throws(StorageError) in
                try await store.claimDeliveries(at: time, retry: retry, limit: 100)
                    .map(ClaimedMessage.init).sorted { $0.delivery.id < $1.delivery.id }
            }
        case 6, 7:
            let message = messages.isEmpty ? ("w0", "none", 1) : pick(messages)
            let outcome = pick([
                DeliveryAttempt(state: .delivered, status: 200), DeliveryAttempt(state: .failed, error: "refused"),
                DeliveryAttempt(state: .pending, next: self.time(60), status: 500, error: "status"),
            ])
            return Command(
                "settle \(message)",
                does: { store throws(StorageError) in
                    try await store.settle(delivery: message.1, attempt: message.2, as: outcome)
                })
        case 8:
            let message = messages.isEmpty ? ("w0", "none", 1) : pick(messages)
            return Command("replay \(message) \(owner)") { store throws(StorageError) in
                try await store.replay(delivery: message.1, webhook: message.0, owner: owner, at: time)
            }
        default:
            let before = self.time(-300)
            return Command(
                "forgetDeliveries",
                does: { store throws(StorageError) in
                    try await store.forgetDeliveries(before: before)
                })
        }
    }

    private mutating func link() -> Command {
        let (id, owner, analysis, time) = (
            "l\(Int.random(in: 0..<6, using: &random))", owner(), analysisID(), time()
        )
        switch Int.random(in: 0..<6, using: &random) {
        case 0...2:
            let link = ReportLinkRecord(
                id: id, ownerID: owner, analysisID: analysis, hash: Data(chance(4) ? "hash".utf8 : id.utf8),
                showsMedium: chance(2), created: time, expires: self.time(.random(in: 0...90, using: &random)))
            return Command(
                "insert link \(id) \(analysis) \(owner)",
                does: { store throws(StorageError) in
                    try await store.insert(link, atMost: 2)
                })
        case 3:
            return Command("delete link \(id) \(analysis) \(owner)") { store throws(StorageError) in
                try await store.deleteReportLink(id: id, analysis: analysis, owner: owner)
            }
        case 4:
            return Command("delete link \(id)") { store throws(StorageError) in
                try await store.deleteReportLink(id: id)
            }
        default:
            return Command("link \(id)") { store throws(StorageError) in
                try await store.reportLink(hash: Data(id.utf8))
            }
        }
    }

    private mutating func theCase() -> Command {
        let (id, owner, time) = ("c\(Int.random(in: 0..<5, using: &random))", owner(), time())
        let analyses = chance(2) ? [] : [analysisID(), analysisID()]
        let record = CaseRecord(
            id: id, ownerID: owner, title: "Title \(number)", note: chance(2) ? "" : "Note",
            tags: chance(2) ? ["one", "two"] : [], analyses: analyses, revision: .random(in: 1...3, using: &random),
            created: time, changed: time)
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            return Command(
                "insert case \(id) \(owner) \(analyses)",
                does: { store throws(StorageError) in
                    try await store.insert(record, atMost: 3)
                })
        case 2, 3:
            return Command("replace case \(id) \(owner) \(analyses)") { store throws(StorageError) in
                try await store.replace(record)
            }
        case 4:
            return Command("delete case \(id) \(owner)") { store throws(StorageError) in
                try await store.deleteCase(id: id, owner: owner)
            }
        default:
            return Command("case \(id) \(owner)") { store throws(StorageError) in
                try await store.caseRecord(id: id, owner: owner)
            }
        }
    }

    private mutating func upload() -> Command {
        let (id, owner, time) = ("u\(Int.random(in: 0..<6, using: &random))", owner(), time())
        switch Int.random(in: 0..<6, using: &random) {
        case 0...2:
            let upload = UploadRecord(
                id: id, ownerID: owner, length: .random(in: 1...900, using: &random), path: "/uploads/\(number)",
                name: chance(2) ? "name" : nil, declaredType: chance(2) ? "image/png" : nil,
                metadata: chance(2) ? "meta" : nil, created: time,
                expires: self.time(.random(in: 0...600, using: &random)))
            let total = amount()
            return Command(
                "insert upload \(id) \(owner) \(total)",
                does: { store throws(StorageError) in
                    try await store.insert(upload, within: total)
                })
        case 3:
            return Command("upload \(id) \(owner)") { store throws(StorageError) in
                try await store.upload(id: id, owner: owner)
            }
        case 4:
            return Command("deleteUpload \(id) \(owner)") { store throws(StorageError) in
                try await store.deleteUpload(id: id, owner: owner)
            }
        default:
            return Command("deleteExpiredUploads") { store throws(StorageError) in
                try await store.deleteExpiredUploads(at: time).sorted { $0.id < $1.id }
            }
        }
    }

    /// One of so few that several accounts want the same.
    private mutating func identity() -> ProviderIdentity {
        ProviderIdentity(issuer: "https://\(pick(["one", "two"])).example.org", subject: pick(["1", "2"]))
    }

    private mutating func account() -> Command {
        let (owner, time) = (owner(), time())
        let session = "s\(Int.random(in: 0..<6, using: &random))"
        switch Int.random(in: 0..<22, using: &random) {
        case 0...4:
            let id = pick(["alice", "bob", "carol"])
            let email = chance(8) ? "alice@example.org" : "\(id)@example.org"
            let user = UserRecord(
                id: id, email: email, passwordHash: chance(3) ? "" : "hash", role: .user, created: time,
                identity: chance(3) ? identity() : nil)
            return Command(
                "insert user \(id) \(email)", does: { store throws(StorageError) in try await store.insert(user) })
        case 5 where chance(3):
            return Command("deleteUser \(owner)") { store throws(StorageError) in try await store.deleteUser(id: owner)
            }
        case 5...8:
            let limit = amount()
            let commands: [AccountCommand] = [
                .setLimit(chance(2) ? limit : nil), .changeLimit(bytes: limit.bytes, files: nil, standard: limit),
                .setRetention(RetentionDefault(mode: .keep, days: limit.files + 1)), .disable, .enable, .endSessions,
                .setPassword(hash: "hash \(number)", sparing: chance(2) ? session : nil),
                .replacePassword(was: "hash \(number)", hash: "hash \(number + 1)"), .setRole(.admin),
                .link(identity()),
                .unlink,
            ].filter { _ in chance(4) }
            return Command("change \(owner) \(commands)") { store throws(StorageError) in
                try await store.change(user: owner, by: commands, at: time)
            }
        case 9...12:
            let record = SessionRecord(
                id: session, userID: owner, tokenHash: Self.token(0), created: time, refreshed: time,
                expires: self.time(.random(in: 0...300, using: &random)))
            tokens[session] = 0
            return Command(
                "insert session \(session) \(owner)",
                does: { store throws(StorageError) in
                    try await store.insert(record)
                })
        case 13:
            let shown = tokens[session] ?? 0
            tokens[session] = shown + Int.random(in: 0...1, using: &random)
            let token = ShownToken(
                hash: Self.token(shown), successors: [Self.token(shown + 1), Self.token(shown + 2)], time: time,
                rule: SessionRule(lifetime: 300, longest: 900))
            return Command("show \(session) \(shown)") { store throws(StorageError) in
                try await store.show(token, to: session)
            }
        case 14:
            return Command("deleteSession \(session) \(owner)") { store throws(StorageError) in
                try await store.deleteSession(id: session, userID: owner)
            }
        case 15:
            return Command(
                "deleteSession \(session)",
                does: { store throws(StorageError) in
                    try await store.deleteSession(id: session)
                })
        case 16...18:
            let id = "key\(Int.random(in: 0..<6, using: &random))"
            let key = APIKeyRecord(
                id: id, userID: owner, name: "name", prefix: "ts_", hash: Data("hash \(id)".utf8),
                scopes: chance(2) ? [.read] : [.read, .write], created: time, expires: chance(2) ? self.time(60) : nil)
            return Command(
                "insert key \(id) \(owner)",
                does: { store throws(StorageError) in
                    try await store.insert(key, atMost: 2)
                })
        case 19:
            let id = "key\(Int.random(in: 0..<6, using: &random))"
            return Command("deleteKey \(id) \(owner)") { store throws(StorageError) in
                try await store.deleteKey(id: id, userID: owner)
            }
        case 20 where chance(2):
            let identity = identity()
            return Command("user \(identity.subject)") { store throws(StorageError) in
                try await store.user(identity: identity)
            }
        case 20:
            let hash = Data("hash key\(Int.random(in: 0..<6, using: &random))".utf8)
            return Command("key") { store throws(StorageError) in try await store.key(hash: hash) }
        default:
            let cursor = chance(2) ? HistoryCursor(created: self.time(-500), id: owner) : nil
            return Command("users") { store throws(StorageError) in try await store.users(after: cursor, limit: 2) }
        }
    }
}

/// A message and the webhook it is for.
struct ClaimedMessage: Sendable, Equatable {
    var webhook: WebhookRecord
    var delivery: DeliveryRecord
}
