import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A repository of webhooks", .timeLimit(.minutes(20)))
struct WebhookRepositoryTests {
    private static func webhook(_ id: String, owner: String = "alice", created: Date = time()) -> WebhookRecord {
        WebhookRecord(
            id: id, ownerID: owner, url: "https://\(id).example.org/", secret: Data(id.utf8), created: created)
    }

    private static func messages(_ store: any Backend.Store, _ webhook: String = "hook") async throws
        -> [DeliveryRecord]
    {
        try await store.deliveries(webhook: webhook, owner: "alice", after: nil, limit: 2000)
    }

    /// Lends a store in which one webhook waits.
    private static func withHook(_ backend: Backend, _ body: @Sendable (any Backend.Store) async throws -> Void)
        async throws
    {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(webhook("hook"), atMost: 5)
            try await body(store)
        }
    }

    /// Cancels a new analysis.
    private static func end(_ id: String, at time: Date = time(9), in store: any Backend.Store) async throws {
        try await store.insert(.queued(id))
        _ = try await store.cancel(id: id, owner: "alice", at: time)
    }

    @Test("keeps an account's webhooks, newest first, no more than it may have", arguments: Backend.all)
    func list(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            try await store.insert(Self.webhook("newer", created: time(5)), atMost: 2)
            await #expect(throws: StorageError.conflict) { try await store.insert(Self.webhook("third"), atMost: 2) }
            try await store.insert(Self.webhook("bobs", owner: "bob"), atMost: 2)
            await #expect(throws: StorageError.self) {
                try await store.insert(Self.webhook("lost", owner: "nobody"), atMost: 2)
            }
            let newest = [Self.webhook("newer", created: time(5)), Self.webhook("hook")]
            #expect(try await store.webhooks(owner: "alice") == newest)
            #expect(try await !store.deleteWebhook(id: "hook", owner: "bob"))
            #expect(try await store.deleteWebhook(id: "hook", owner: "alice"))
            #expect(try await store.webhooks(owner: "alice").map(\.id) == ["newer"])
        }
    }

    @Test("tells each webhook of its owner of every end, once, in the words of the API", arguments: Backend.all)
    func endings(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            try await store.insert(Self.webhook("bobs", owner: "bob"), atMost: 5)
            for id in ["done", "failed"] {
                try await store.insert(.queued(id, created: id == "done" ? time(0) : time(1)))
            }
            let report = try Report.sample("done")
            for (outcome, end) in [
                (Result<Report, MediaError>.success(report), 2_000_000),
                (.failure(MediaError(.unreadable, "No.")), 3_000_000),
            ] {
                let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
                try await store.finish(id: job.id, fence: job.fence, at: time(Int64(end)), outcome: outcome)
            }
            try await Self.end("cancelled", at: time(4_000_000), in: store)
            let messages = try await Self.messages(store)
            #expect(messages.map(\.event) == ["analysis.cancelled", "analysis.failed", "analysis.done"])
            #expect(messages.map(\.analysisID) == ["cancelled", "failed", "done"])
            #expect(messages.allSatisfy { $0.state == .pending && $0.attempts == 0 && $0.next == $0.created })
            #expect(Set(messages.map(\.id)).count == 3 && messages.allSatisfy { $0.id.hasPrefix("msg_") })
            #expect(
                messages.map(\.body) == [
                    #"{"data":{"error":"cancelled","id":"cancelled","kind":"image","probability":null,"self":"/v1/analyses/cancelled","verdict":null},"timestamp":"2026-09-21T14:13:24Z","type":"analysis.cancelled"}"#,
                    #"{"data":{"error":"unreadable","id":"failed","kind":"image","probability":null,"self":"/v1/analyses/failed","verdict":null},"timestamp":"2026-09-21T14:13:23Z","type":"analysis.failed"}"#,
                    #"{"data":{"error":null,"id":"done","kind":"image","probability":null,"self":"/v1/analyses/done","verdict":"\#(report.verdict.rawValue)"},"timestamp":"2026-09-21T14:13:22Z","type":"analysis.done"}"#,
                ])
            let others = try await store.deliveries(webhook: "bobs", owner: "bob", after: nil, limit: 10)
            #expect(others.isEmpty)
        }
    }

    @Test("tells of nothing that goes back to the queue, is deleted, or changes after its end", arguments: Backend.all)
    func silence(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            try await store.insert(.queued())
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await store.release(id: job.id, fence: job.fence, at: time(30))
            #expect(try await Self.messages(store).isEmpty)
            _ = try await store.cancel(id: job.id, owner: "alice", at: time(11))
            try await store.setFeedback(Feedback(label: .real, note: nil), id: job.id, owner: "alice")
            _ = try await store.forgetMedium(id: job.id)
            _ = try await store.delete(id: job.id, owner: "alice")
            #expect(try await Self.messages(store).count == 1)
        }
    }

    @Test("lets a thousand messages wait for one webhook, and no more", arguments: Backend.all)
    func cap(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            for number in 0..<EndedMessage.mostWaiting + 2 { try await Self.end("a\(number)", in: store) }
            #expect(try await Self.messages(store).count == EndedMessage.mostWaiting)
        }
    }

    @Test(
        "hands out one due message a webhook, the first that is due, and again when its sender died",
        arguments: Backend.all)
    func claims(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            for number in 0..<3 { try await Self.end("a\(number)", at: time(Int64(10 + number)), in: store) }
            #expect(try await store.claimDeliveries(at: time(9), retry: time(20), limit: 5).isEmpty)
            let first = try #require(try await store.claimDeliveries(at: time(12), retry: time(20), limit: 5).first)
            #expect(first.webhook == Self.webhook("hook"))
            #expect(
                first.delivery.analysisID == "a0" && first.delivery.attempts == 1 && first.delivery.next == time(20))
            let second = try await store.claimDeliveries(at: time(12), retry: time(21), limit: 5)
            #expect(second.map(\.delivery.analysisID) == ["a1"])
            _ = try await store.claimDeliveries(at: time(12), retry: time(22), limit: 5)
            let again = try await store.claimDeliveries(at: time(20), retry: time(30), limit: 5)
            #expect(again.map(\.delivery.id) == [first.delivery.id] && again.first?.delivery.attempts == 2)
        }
    }

    @Test("writes down the outcome of the last attempt, and of no earlier one", arguments: Backend.all)
    func settling(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            try await Self.end("a", in: store)
            let id = try #require(try await Self.messages(store).first).id
            for _ in 0..<2 { _ = try await store.claimDeliveries(at: time(9), retry: time(9), limit: 5) }
            let delivered = DeliveryAttempt(state: .delivered, status: 200)
            try await store.settle(delivery: id, attempt: 1, as: delivered)
            #expect(try await Self.messages(store).first?.state == .pending)
            try await store.settle(
                delivery: id, attempt: 2,
                as: DeliveryAttempt(state: .pending, next: time(50), status: 500, error: "status"))
            let pending = try #require(try await Self.messages(store).first)
            #expect(pending.next == time(50) && pending.status == 500 && pending.error == "status")
            try await store.settle(delivery: id, attempt: 2, as: delivered)
            let settled = try #require(try await Self.messages(store).first)
            #expect(settled.state == .delivered && settled.next == nil && settled.error == nil)
            try await store.settle(delivery: id, attempt: 2, as: DeliveryAttempt(state: .failed))
            #expect(try await Self.messages(store).first == settled)
        }
    }

    @Test("sends a settled message again, for its owner", arguments: Backend.all)
    func replay(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            try await Self.end("a", in: store)
            let id = try #require(try await Self.messages(store).first).id
            await #expect(throws: StorageError.conflict) {
                try await store.replay(delivery: id, webhook: "hook", owner: "alice", at: time(30))
            }
            _ = try await store.claimDeliveries(at: time(9), retry: time(10), limit: 5)
            try await store.settle(delivery: id, attempt: 1, as: DeliveryAttempt(state: .failed, error: "refused"))
            for (message, webhook, owner) in [(id, "hook", "bob"), (id, "other", "alice"), ("none", "hook", "alice")] {
                await #expect(throws: StorageError.absent) {
                    try await store.replay(delivery: message, webhook: webhook, owner: owner, at: time(30))
                }
            }
            let replayed = try await store.replay(delivery: id, webhook: "hook", owner: "alice", at: time(30))
            #expect(replayed.state == .pending && replayed.attempts == 0 && replayed.next == time(30))
            #expect(try await Self.messages(store) == [replayed])
        }
    }

    @Test("lists messages in pages, and forgets settled ones of before a time", arguments: Backend.all)
    func pages(backend: Backend) async throws {
        try await Self.withHook(backend) { store in
            for number in 0..<5 { try await Self.end("a\(number)", at: time(Int64(10 + number)), in: store) }
            let all = try await Self.messages(store)
            let cursor = HistoryCursor(created: all[1].created, id: all[1].id)
            let page = try await store.deliveries(webhook: "hook", owner: "alice", after: cursor, limit: 2)
            #expect(page == Array(all[2...3]))
            await #expect(throws: StorageError.absent) {
                try await store.deliveries(webhook: "hook", owner: "bob", after: nil, limit: 2)
            }
            for _ in 0..<2 {
                let due = try #require(try await store.claimDeliveries(at: time(99), retry: time(200), limit: 5).first)
                try await store.settle(
                    delivery: due.delivery.id, attempt: 1, as: DeliveryAttempt(state: .delivered, status: 200))
            }
            try await store.forgetDeliveries(before: time(11))
            #expect(try await Self.messages(store).map(\.analysisID) == ["a4", "a3", "a2", "a1"])
            _ = try await store.deleteWebhook(id: "hook", owner: "alice")
            #expect(try await store.claimDeliveries(at: time(500), retry: time(600), limit: 5).isEmpty)
        }
    }
}
