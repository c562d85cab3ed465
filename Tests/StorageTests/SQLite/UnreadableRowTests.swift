import DetectionCore
import Foundation
import GRDB
import Storage
import StorageConformance
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("Rows that another version of the program wrote", .timeLimit(.minutes(20)))
struct UnreadableRowTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() async throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: "\(folder.path)/touchstone.sqlite")
        try await store.insert(UserRecord.account())
    }

    /// Analyses `a`, `b` and `c`, ended with a report each.
    private func end() async throws {
        for (number, id) in ["a", "b", "c"].enumerated() {
            try await store.insert(AnalysisRecord.queued(id, created: time(Int64(number))))
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await store.finish(id: id, fence: job.fence, at: time(11), outcome: .success(.sample(id)))
        }
    }

    private func change(_ column: String, _ id: String, _ path: String, to value: String) async throws {
        try await store.write { database in
            try database.execute(
                sql: "UPDATE analysis SET \(column) = json_set(\(column), ?, ?) WHERE id = ?",
                arguments: [path, value, id])
        }
    }

    @Test(
        "One report that this version cannot read is one marked item of its owner's history",
        arguments: ["$.media", "$.evidence[0].segments", "$.interval", "$.provenance.metadata[0]"])
    func report(path: String) async throws {
        try await end()
        try await change("report", "b", path, to: "of_tomorrow")
        let page = try await store.page(owner: "alice", after: nil, limit: 10)
        #expect(page.map(\.id) == ["c", "b", "a"])
        #expect(page.map(\.isUnreadable) == [false, true, false])
        #expect(page[1].report == nil && page[1].error?.code == .unreadable)
        #expect(try await store.analysis(id: "b", owner: "alice") == page[1])
    }

    @Test("A list needs of a report only what heads it, and marks one of which it cannot read that")
    func summary() async throws {
        try await end()
        for id in ["a", "b"] { try await change("report", id, "$.media", to: "of_tomorrow") }
        try await change("summary", "b", "$.provenance", to: "of_tomorrow")
        let lines = try await store.summaries(owner: "alice", matching: HistoryFilter(), after: nil, limit: 10)
        #expect(lines.map(\.id) == ["c", "b", "a"] && lines.map(\.isUnreadable) == [false, true, false])
        #expect(lines[1].error?.code == .unreadable)
        #expect(lines[2].report == ReportSummary(try .sample("a")))
    }

    @Test("A database of before gets what heads its reports, but of one that cannot be read")
    func migration() async throws {
        try await end()
        try await change("report", "b", "$.media", to: "of_tomorrow")
        try await store.write { database in
            try database.execute(sql: "ALTER TABLE analysis DROP COLUMN summary")
            try Schema.addSummaries(to: database)
        }
        let lines = try await store.summaries(owner: "alice", matching: HistoryFilter(), after: nil, limit: 10)
        let expected = try ["c", nil, "a"].map { id in try id.map { ReportSummary(try .sample($0)) } }
        #expect(lines.map(\.report) == expected)
        #expect(lines.map(\.error?.code) == [nil, .unreadable, nil])
    }

    @Test("A medium that is described in another way is listed with what is known of it, and its job is handed out")
    func medium() async throws {
        try await store.insert(AnalysisRecord.queued("a"))
        try await change("media", "a", "$.width", to: "of_tomorrow")
        let listed = try #require(try await store.page(owner: "alice", after: nil, limit: 10).first)
        #expect(listed.media == MediaDescription(kind: .image, format: .unknown, bytes: 1234, sha256: key()))
        #expect(try await store.claim(now: time(10), leaseUntil: time(20))?.id == "a")
    }

    @Test("An unknown error, label or kind of evidence hides nothing else")
    func parts() async throws {
        try await store.insert(AnalysisRecord.queued("a"))
        let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
        for detector in ["image.a", "image.b"] {
            try await store.append(.sample(detector), id: "a", fence: job.fence)
        }
        try await store.write { database in
            try database.execute(
                sql: "UPDATE evidence SET json = json_set(json, '$.segments', 'of_tomorrow') WHERE position = 0")
        }
        #expect(try await store.analysis(id: "a", owner: "alice")?.evidence == [.sample("image.b")])
        try await store.setFeedback(Feedback(label: .real, note: nil), id: "a", owner: "alice")
        try await change("feedback", "a", "$.label", to: "of_tomorrow")
        let error = MediaError(.unprocessableMedia, "It is broken.")
        try await store.finish(id: "a", fence: job.fence, at: time(11), outcome: .failure(error))
        try await change("error", "a", "$.code", to: "of_tomorrow")
        let ended = try #require(try await store.analysis(id: "a", owner: "alice"))
        #expect(ended.state == .failed && ended.error?.code == .unreadable && ended.feedback == nil)
    }

    @Test("A report that cannot be read can be made anew, and is kept as it was")
    func retry() async throws {
        try await end()
        await #expect(throws: StorageError.conflict) { try await store.retry(id: "a", owner: "alice", at: time(12)) }
        try await change("report", "b", "$.media", to: "of_tomorrow")
        #expect(try await store.retry(id: "b", owner: "alice", at: time(12)).state == .queued)
        let kept = try await store.read { database in
            try String.fetchOne(database, sql: "SELECT previous ->> '$.media' FROM analysis WHERE id = 'b'")
        }
        #expect(kept == "of_tomorrow")
    }

    @Test("A report that cannot be read can be deleted")
    func deletion() async throws {
        try await end()
        for id in ["a", "b"] { try await change("report", id, "$.media", to: "of_tomorrow") }
        #expect(try await store.delete(id: "a", owner: "alice")?.id == "a")
        let limit = StorageAllowance.plenty.limit
        #expect(try await store.clear(["b"], owner: "alice", thenKeep: nil, within: limit).map(\.id) == ["b"])
    }

    @Test("A scope of a key that nobody knows gives no right and hides no key")
    func scope() async throws {
        let record = APIKeyRecord(
            id: "k", userID: "alice", name: "n", prefix: "p", hash: hash(1), scopes: [.read, .write], created: time(),
            expires: nil)
        try await store.insert(record, atMost: 5)
        try await store.write { database in
            try database.execute(sql: #"UPDATE apiKey SET scopes = '["read","of_tomorrow"]'"#)
        }
        #expect(try await store.key(hash: hash(1))?.scopes == [.read])
    }
}
