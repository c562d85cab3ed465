import Storage

@testable import StorageMongo

/// A database of a test's own, with its collections and indexes; deleted when the test is done with it.
enum TestDatabase {
    static func with<R>(_ body: (MongoEngine) async throws -> R) async throws -> R {
        let engine = try MongoEngine(address: TestDeployment.database())
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
}
