import Foundation
import GRDB
public import Storage

extension SQLiteStore: UserRepository {
    /// Adds an account; throws `duplicate` when the address is taken.
    public func insert(_ user: UserRecord) async throws(StorageError) {
        try await write { try UserRow(user).insert($0) }
    }

    /// The account with an address (lower case).
    public func user(email: String) async throws(StorageError) -> UserRecord? {
        try await read { try UserRow.filter(Column("email") == email).fetchOne($0)?.record() }
    }

    /// The account with an id.
    public func user(id: String) async throws(StorageError) -> UserRecord? {
        try await lookUp { database in
            // Asked at nearly every request, as the session is: prepared once a connection.
            let statement = try database.cachedStatement(sql: "SELECT * FROM user WHERE id = ?")
            return try UserRow.fetchOne(statement, arguments: [id])?.record()
        }
    }

    /// Opens a session, and forgets those of the same account that have expired by then.
    public func insert(_ session: SessionRecord) async throws(StorageError) {
        let row = SessionRow(session)
        try await write { database in
            try SessionRow.filter(Column("userID") == row.userID && Column("expires") <= row.created)
                .deleteAll(database)
            try row.insert(database)
        }
    }

    /// The session with an id, whether or not it has expired.
    public func session(id: String) async throws(StorageError) -> SessionRecord? {
        try await lookUp { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM session WHERE id = ?")
            return try SessionRow.fetchOne(statement, arguments: [id])?.record
        }
    }

    /// Finds, changes and stores a session in one transaction.
    public func updateSession(
        id: String, _ change: @escaping @Sendable (SessionRecord) -> SessionRecord?
    ) async throws(StorageError) -> SessionRecord? {
        try await write { database in
            guard let row = try SessionRow.filter(Column("id") == id).fetchOne(database) else { return nil }
            guard var changed = change(row.record) else {
                try row.delete(database)
                return nil
            }
            changed.id = row.id
            changed.userID = row.userID
            let stored = SessionRow(changed)
            try stored.updateChanges(database, from: row)
            return stored.record
        }
    }

    /// Ends a session; ending an absent one is fine.
    public func deleteSession(id: String) async throws(StorageError) {
        try await write { _ = try SessionRow.filter(Column("id") == id).deleteAll($0) }
    }
}
