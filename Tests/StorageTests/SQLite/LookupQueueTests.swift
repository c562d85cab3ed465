import Foundation
import GRDB
import Storage
import StorageConformance
import Synchronization
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("Lookups that share a snapshot", .timeLimit(.minutes(20)))
struct LookupQueueTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: "\(folder.path)/touchstone.sqlite")
    }

    private final class Flag: Sendable {
        let isRaised = Mutex(false)
    }

    @Test("Those who come while others look see what was acknowledged meanwhile, each its own answer")
    func shared() async throws {
        let (store, gate, flag) = (store, DispatchSemaphore(value: 0), Flag())
        try await store.insert(.account("first"))
        try await withThrowingTaskGroup(of: String?.self) { group in
            // Holds the snapshot until all others wait.
            group.addTask {
                try await store.lookUp { database in
                    flag.isRaised.withLock { $0 = true }
                    gate.wait()
                    return try String.fetchOne(database, sql: "SELECT id FROM user WHERE id = 'second'")
                }
            }
            while !flag.isRaised.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            for _ in 0..<60 {
                group.addTask { try await store.user(id: "second")?.id }
            }
            while store.engine.lookups.waiting < 60 { try await Task.sleep(for: .milliseconds(1)) }
            try await store.insert(.account("second"))
            gate.signal()
            let found = try await group.reduce(into: []) { $0.append($1) }
            #expect(found.count { $0 == "second" } >= 60)
        }
        #expect(store.engine.lookups.waiting == 0)
    }

    @Test("One that fails takes nothing from the others")
    func failing() async throws {
        let store = store
        try await store.insert(.account())
        let found = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let sql = number % 5 == 0 ? "SELECT * FROM nothing" : "SELECT id FROM user"
                    return (try? await store.lookUp { try String.fetchOne($0, sql: sql) }) == "alice"
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(found == 40)
    }
}
