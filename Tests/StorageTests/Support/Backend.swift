import Foundation
import Storage
import StorageConformance
import StorageSQLite
import TestSupport
import Testing

@testable import StorageMongo

/// A back end that the repository suites hold to the same promises.
struct Backend: Sendable, CustomTestStringConvertible {
    typealias Store = ConformingStore

    /// MongoDB where a deployment is named, as `make test-mongo` does.
    static let all =
        [sqlite, memory] + (ProcessInfo.processInfo.environment["MONGODB_URI"].map { [mongo(at: $0)] } ?? [])

    let testDescription: String
    /// Lends an empty store.
    let withStore: @Sendable (_ body: (any Store) async throws -> Void) async throws -> Void
    /// Compares an empty store with the model over a sequence of random commands.
    let differences: @Sendable (_ seed: UInt64, _ commands: Int) async throws -> [Difference]

    static let sqlite = Backend(testDescription: "SQLite") { body in
        let folder = try TemporaryFolder()
        try await body(SQLiteStore(path: "\(folder.path)/touchstone.sqlite"))
        withExtendedLifetime(folder) {}
    } differences: { seed, commands in
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: "\(folder.path)/touchstone.sqlite")
        let differences = await ModelComparison.differences(of: store.engine, seed: seed, commands: commands)
        withExtendedLifetime(folder) {}
        return differences
    }

    /// The model itself: what it promises, others are held to.
    static let memory = Backend(testDescription: "memory") { body in
        try await body(TransactionalStore(engine: MemoryEngine()))
    } differences: { seed, commands in
        await ModelComparison.differences(of: MemoryEngine(), seed: seed, commands: commands)
    }

    /// A database of its own in a deployment of MongoDB, deleted afterwards.
    static func mongo(at address: String) -> Backend {
        @Sendable func withEngine<R>(_ body: (MongoEngine) async throws -> R) async throws -> R {
            var parts = try #require(URLComponents(string: address))
            parts.path = "/touchstone-\(UUID().uuidString.lowercased().prefix(13))"
            let engine = try MongoEngine(address: try #require(parts.string))
            _ = try await engine.migrate()
            do {
                let value = try await body(engine)
                try await engine.pool.drop()
                return value
            } catch {
                try? await engine.pool.drop()
                throw error
            }
        }
        return Backend(testDescription: "MongoDB") { body in
            try await withEngine { try await body(TransactionalStore(engine: $0)) }
        } differences: { seed, commands in
            try await withEngine { await ModelComparison.differences(of: $0, seed: seed, commands: commands) }
        }
    }
}
