import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A repository of links to reports", .timeLimit(.minutes(20)))
struct ReportLinkRepositoryTests {
    private static func link(
        _ id: String, to analysis: String = "one", owner: String = "alice", at created: Date = time(),
        until expires: Date = time(100)
    ) -> ReportLinkRecord {
        ReportLinkRecord(
            id: id, ownerID: owner, analysisID: analysis, hash: Data(id.utf8), showsMedium: id == "shows",
            created: created, expires: expires)
    }

    /// Lends a store with an analysis of Alice.
    private static func withAnalysis(
        _ backend: Backend, _ body: @Sendable (any Backend.Store) async throws -> Void
    ) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(.queued("one"))
            try await body(store)
        }
    }

    @Test("keeps an analysis' links, newest first, for its owner and for administrators", arguments: Backend.all)
    func list(backend: Backend) async throws {
        try await Self.withAnalysis(backend) { store in
            let links = [Self.link("shows"), Self.link("newer", at: time(5))]
            for link in links { try await store.insert(link, atMost: 2) }
            #expect(try await store.reportLinks(analysis: "one", owner: "alice") == links.reversed())
            #expect(try await store.reportLinks(after: nil, limit: 1) == [links[1]])
            let cursor = HistoryCursor(created: links[1].created, id: "newer")
            #expect(try await store.reportLinks(after: cursor, limit: 5) == [links[0]])
            #expect(try await store.reportLink(hash: Data("shows".utf8)) == links[0])
            #expect(try await store.reportLink(hash: Data("other".utf8)) == nil)
            await #expect(throws: StorageError.absent) { try await store.reportLinks(analysis: "one", owner: "bob") }
            await #expect(throws: StorageError.absent) {
                try await store.insert(Self.link("bobs", owner: "bob"), atMost: 2)
            }
        }
    }

    @Test("deletes a link for its owner, or for an administrator, and for nobody else", arguments: Backend.all)
    func delete(backend: Backend) async throws {
        try await Self.withAnalysis(backend) { store in
            for id in ["a", "b"] { try await store.insert(Self.link(id), atMost: 5) }
            #expect(try await !store.deleteReportLink(id: "a", analysis: "one", owner: "bob"))
            #expect(try await !store.deleteReportLink(id: "a", analysis: "two", owner: "alice"))
            #expect(try await store.deleteReportLink(id: "a", analysis: "one", owner: "alice"))
            #expect(try await store.deleteReportLink(id: "b")?.ownerID == "alice")
            #expect(try await store.deleteReportLink(id: "b") == nil)
            #expect(try await store.reportLinks(after: nil, limit: 5) == [])
        }
    }

    @Test("refuses more links than an analysis may have; expired ones make room", arguments: Backend.all)
    func limit(backend: Backend) async throws {
        try await Self.withAnalysis(backend) { store in
            try await store.insert(Self.link("short", until: time(10)), atMost: 2)
            try await store.insert(Self.link("long", at: time(1)), atMost: 2)
            await #expect(throws: StorageError.conflict) {
                try await store.insert(Self.link("early", at: time(9)), atMost: 2)
            }
            try await store.insert(Self.link("late", at: time(10)), atMost: 2)
            #expect(try await store.reportLinks(analysis: "one", owner: "alice").map(\.id) == ["late", "long"])
        }
    }

    @Test("loses an analysis' links with it, and with its account", arguments: Backend.all)
    func cascade(backend: Backend) async throws {
        try await Self.withAnalysis(backend) { store in
            try await store.insert(.queued("two"))
            try await store.insert(Self.link("a"), atMost: 5)
            try await store.insert(Self.link("b", to: "two"), atMost: 5)
            _ = try await store.delete(id: "one", owner: "alice")
            #expect(try await store.reportLinks(after: nil, limit: 5).map(\.id) == ["b"])
            _ = try await store.deleteUser(id: "alice")
            #expect(try await store.reportLinks(after: nil, limit: 5) == [])
        }
    }
}
