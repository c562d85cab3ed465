import Storage
import StorageSQLite
import TestSupport
import Testing

/// A back end that the repository suites hold to the same promises.
struct Backend: Sendable, CustomTestStringConvertible {
    typealias Store = HistoryStore & AccountStore

    static let all = [sqlite]

    let testDescription: String
    /// Lends an empty store.
    let withStore: @Sendable (_ body: (any Store) async throws -> Void) async throws -> Void

    static let sqlite = Backend(testDescription: "SQLite") { body in
        let folder = try TemporaryFolder()
        try await body(SQLiteStore(path: "\(folder.path)/touchstone.sqlite"))
        withExtendedLifetime(folder) {}
    }
}
