import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A repository of cases", .timeLimit(.minutes(20)))
struct CaseRepositoryTests {
    private static func record(
        _ id: String, owner: String = "alice", analyses: [String] = ["one"], at created: Date = time(),
        revision: Int = 1
    ) -> CaseRecord {
        CaseRecord(
            id: id, ownerID: owner, title: "Harbour", note: "From a reader.", tags: ["flood", "2026"],
            analyses: analyses,
            revision: revision, created: created, changed: created)
    }

    /// Lends a store with an analysis of Alice and one of Bob.
    private static func withAnalyses(
        _ backend: Backend, _ body: @Sendable (any Backend.Store) async throws -> Void
    ) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(.queued("one"))
            try await store.insert(.queued("two", owner: "bob"))
            try await body(store)
        }
    }

    @Test("A case is kept as it was made, listed newest first, and seen by its owner alone", arguments: Backend.all)
    func round(backend: Backend) async throws {
        try await Self.withAnalyses(backend) { store in
            let (first, second) = (Self.record("a"), Self.record("b", analyses: [], at: time(5)))
            for record in [first, second] { try await store.insert(record, atMost: 2) }
            #expect(try await store.cases(owner: "alice") == [second, first])
            #expect(try await store.caseRecord(id: "a", owner: "alice") == first)
            #expect(try await store.caseRecord(id: "a", owner: "bob") == nil)
            #expect(try await store.cases(owner: "bob") == [])
            await #expect(throws: StorageError.conflict) { try await store.insert(Self.record("c"), atMost: 2) }
            #expect(try await store.deleteCase(id: "a", owner: "bob") == false)
            #expect(try await store.deleteCase(id: "a", owner: "alice"))
            #expect(try await store.deleteCase(id: "a", owner: "alice") == false)
        }
    }

    @Test("Somebody else's analysis is not put into a case, as if it were absent", arguments: Backend.all)
    func foreign(backend: Backend) async throws {
        try await Self.withAnalyses(backend) { store in
            for analysis in ["two", "none"] {
                await #expect(throws: StorageError.absent) {
                    try await store.insert(Self.record("a", analyses: ["one", analysis]), atMost: 9)
                }
            }
            try await store.insert(Self.record("a"), atMost: 9)
            for analysis in ["two", "none"] {
                await #expect(throws: StorageError.absent) {
                    try await store.replace(Self.record("a", analyses: ["one", analysis]))
                }
            }
            await #expect(throws: StorageError.absent) { try await store.replace(Self.record("a", owner: "bob")) }
            #expect(try await store.caseRecord(id: "a", owner: "alice") == Self.record("a"))
        }
    }

    @Test(
        "Of two who change the same revision the second is told, and loses nothing of the first", arguments: Backend.all
    )
    func conflict(backend: Backend) async throws {
        try await Self.withAnalyses(backend) { store in
            try await store.insert(Self.record("a"), atMost: 9)
            var first = Self.record("a", at: time(60))
            first.note = "Confirmed."
            let stored = try await store.replace(first)
            #expect(stored.revision == 2 && stored.created == time() && stored.changed == time(60))
            await #expect(throws: StorageError.conflict) { try await store.replace(Self.record("a")) }
            #expect(try await store.caseRecord(id: "a", owner: "alice") == stored)
        }
    }

    @Test("A case outlives its analyses, keeps their place, and goes with the account", arguments: Backend.all)
    func lifetime(backend: Backend) async throws {
        try await Self.withAnalyses(backend) { store in
            try await store.insert(Self.record("a"), atMost: 9)
            _ = try await store.delete(id: "one", owner: "alice")
            #expect(try await store.caseRecord(id: "a", owner: "alice")?.analyses == ["one"])
            #expect(try await store.replace(Self.record("a")).analyses == ["one"])
            _ = try await store.deleteUser(id: "alice")
            #expect(try await store.caseRecord(id: "a", owner: "alice") == nil)
        }
    }
}
