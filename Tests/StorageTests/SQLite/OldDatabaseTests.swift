import DetectionCore
import Foundation
import GRDB
import Storage
import StorageConformance
import TestSupport
import Testing

@testable import StorageSQLite

/// `Fixtures/0.2.0.sql` is the dump of a database that version 0.2.0 wrote while it served: an account with a key, a webhook
/// and sessions; a small text, a picture that was run again, two analyses of one long text, one that was cancelled, and an
/// upload that had come half way.
@Suite("A database of version 0.2.0", .timeLimit(.minutes(20)))
struct OldDatabaseTests {
    private let folder: TemporaryFolder
    private let path: String
    private let before: [String: Row]

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/touchstone.sqlite"
        let file = try #require(Bundle.module.url(forResource: "0.2.0", withExtension: "sql", subdirectory: "Fixtures"))
        // A dump lists tables by name, those that others refer to as well.
        var settings = Configuration()
        settings.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: settings)
        try queue.writeWithoutTransaction { try $0.execute(sql: String(contentsOf: file, encoding: .utf8)) }
        let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM analysis ORDER BY created DESC, id DESC") }
        before = Dictionary(uniqueKeysWithValues: rows.map { ($0["id"] as String, $0) })
        try queue.close()
    }

    private func owner(in store: SQLiteStore) async throws -> String {
        try #require(try await store.user(email: "grace@example.org")).id
    }

    @Test("is opened with every analysis, report and signature as it was")
    func analyses() async throws {
        let store = try SQLiteStore(path: path)
        let history = try await store.page(owner: owner(in: store), after: nil, limit: 100)
        #expect(history.count == 5 && Set(history.map(\.id)) == Set(before.keys))
        for analysis in history {
            let row = try #require(before[analysis.id])
            #expect(analysis.state.rawValue == row["state"])
            #expect(analysis.report?.text == row["report"], "byte for byte, so that its signature holds")
            #expect(analysis.previous?.text == row["previous"])
            #expect(!analysis.isUnreadable)
            #expect((analysis.report?.signature == nil) == (analysis.state == .failed))
            #expect(analysis.objectKey == row["objectKey"] && analysis.name == row["name"])
            #expect(analysis.hasThumbnail == row["hasThumbnail"])
        }
        #expect(history.filter { $0.state == .failed }.map(\.error?.code) == [.cancelled])
        #expect(history.compactMap(\.feedback) == [Feedback(label: .real, note: "mine")])
        #expect(history.filter(\.hasThumbnail).count == 1 && history.filter { $0.previous != nil }.count == 1)
    }

    @Test("lists what heads each of its reports")
    func list() async throws {
        let store = try SQLiteStore(path: path)
        let owner = try await owner(in: store)
        let history = try await store.page(owner: owner, after: nil, limit: 100)
        let lines = try await store.summaries(owner: owner, matching: HistoryFilter(), after: nil, limit: 100)
        #expect(lines.map(\.id) == history.map(\.id))
        #expect(lines.map(\.report) == history.map { $0.report.map { ReportSummary($0.report) } })
        #expect(lines.compactMap(\.report).count == 4 && lines.map(\.error) == history.map(\.error))
    }

    @Test("has its sums, its references of media and its messages counted on")
    func sums() async throws {
        let store = try SQLiteStore(path: path)
        let owner = try await owner(in: store)
        let history = try await store.page(owner: owner, after: nil, limit: 100)
        let bytes = history.map(\.amount.bytes).reduce(0, +)
        #expect(try await store.usage(owner: owner).kept == StorageAmount(bytes: bytes, files: 5))
        #expect(try await store.usage(owner: owner).transient == StorageAmount(bytes: 5000, files: 1))
        let keys = Set(history.compactMap(\.objectKey))
        let blobs = try await store.blobs(among: keys)
        #expect(keys.count == 4)
        #expect(blobs.values.map(\.references).sorted() == [1, 1, 2], "the small text is beside its analysis")
        let long = try #require(history.first { $0.name == "long.txt" })
        #expect(
            blobs[try #require(long.objectKey)]
                == BlobRecord(
                    key: try #require(long.objectKey), bytes: 71_890, references: 2,
                    touched: try #require(history.first { $0.name == "long-again.txt" }).created))
        let webhook = try #require(try await store.webhooks(owner: owner).first)
        let messages = try await store.deliveries(webhook: webhook.id, owner: owner, after: nil, limit: 100)
        #expect(messages.count(where: { $0.event == "analysis.cancelled" }) == 1)
        #expect(try await store.keys(userID: owner).map(\.name) == ["ci"])
        #expect(try await store.uploadPaths().count == 1)
        #expect(try await store.queued() == 0)
    }

    @Test("goes on: what it holds can be run again, ended, told of, shared and deleted")
    func life() async throws {
        let store = try SQLiteStore(path: path)
        let owner = try await owner(in: store)
        let history = try await store.page(owner: owner, after: nil, limit: 100)
        let picture = try #require(history.first { $0.name == "holiday.jpg" })
        _ = try await store.rerun(id: picture.id, owner: owner, at: Date())
        let job = try #require(try await store.claim(now: Date(), leaseUntil: Date() + 30))
        #expect(job.id == picture.id && job.previous == picture.report)
        try await store.finish(
            id: job.id, fence: job.fence, at: Date(), outcome: .failure(MediaError(.unreadable, "No.")))
        for analysis in history { _ = try await store.delete(id: analysis.id, owner: owner) }
        #expect(try await store.usage(owner: owner).kept == .zero)
        let keys = Set(history.compactMap(\.objectKey))
        #expect(try await store.blobs(among: keys).values.allSatisfy { $0.references == 0 })
        #expect(try await store.deleteUser(id: owner).isEmpty)
    }
}
