package import Storage

/// The form of the database.
extension MongoEngine {
    /// Refuses a database that this program cannot work with, in words for its operator.
    ///
    /// - Throws: `StorageError`: `newerSchema` when a newer program made it, `failed` when it is no replica set, refuses the
    ///   credentials, or lacks something that `touchstone migrate` makes, `unavailable` when nobody answers.
    package func check() async throws(StorageError) {
        let missing = try await missing()
        guard let first = missing.first else { return }
        let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
        throw .failed("it lacks \(first)\(others). Run 'touchstone migrate'.")
    }

    /// What the database lacks, a line each; nothing is changed.
    ///
    /// Throws as `check()` does.
    package func missing() async throws(StorageError) -> [String] { try await gaps().map(\.description) }

    /// Makes what the database lacks, and returns that.
    ///
    /// Throws as `check()` does; what was made stays, so it may be called again.
    package func migrate() async throws(StorageError) -> [String] {
        let gaps = try await gaps()
        for gap in gaps {
            try await run { session throws(MongoError) in
                try session.fill(gap)
                return .success(())
            }
        }
        return gaps.map(\.description)
    }

    private func gaps() async throws(StorageError) -> [SchemaGap] {
        try await run { session throws(MongoError) in
            guard try session.isReplicaSet() else { return .failure(.failed(MongoError.needsReplicaSet)) }
            guard try session.schemaVersion() ?? 0 <= MongoSchema.version else { return .failure(.newerSchema) }
            return .success(try session.schemaGaps())
        }
    }
}
