public import Foundation
import GRDB
public import Storage

extension SQLiteStore: AccountRepository {
    /// Finds, changes and stores an account, and ends sessions of it, in one transaction.
    public func updateUser(
        id: String, ending sessions: SessionsToEnd, _ change: @escaping @Sendable (inout UserRecord) -> Void
    ) async throws(StorageError) -> UserRecord? {
        try await write { database in
            guard var user = try UserRow.filter(Column("id") == id).fetchOne(database)?.record() else { return nil }
            change(&user)
            user.id = id
            try UserRow(user).update(database)
            let owned = SessionRow.filter(Column("userID") == id)
            switch sessions {
            case .none: break
            case .all: _ = try owned.deleteAll(database)
            case .allBut(let session): _ = try owned.filter(Column("id") != session).deleteAll(database)
            }
            return user
        }
    }

    /// Deletes an account with everything it owns; returns the keys of its media.
    public func deleteUser(id: String) async throws(StorageError) -> Set<String> {
        try await write { database in
            let sql = "SELECT DISTINCT objectKey FROM analysis WHERE ownerID = ? AND objectKey IS NOT NULL"
            let keys = try String.fetchSet(database, sql: sql, arguments: [id])
            _ = try UserRow.filter(Column("id") == id).deleteAll(database)
            return keys
        }
    }

    /// A page of all accounts, newest first (by creation, then id), after the cursor.
    public func users(after cursor: HistoryCursor?, limit: Int) async throws(StorageError) -> [UserRecord] {
        var request = UserRow.order(Column("created").desc, Column("id").desc)
        if let cursor {
            request = request.filter(
                sql: "(created, id) < (?, ?)", arguments: [cursor.created.microseconds, cursor.id])
        }
        return try await read { [request] database in
            try request.limit(max(0, limit)).fetchAll(database).map { try $0.record() }
        }
    }

    /// An account's sessions, newest first, whether or not they have expired.
    public func sessions(userID: String) async throws(StorageError) -> [SessionRecord] {
        try await read { database in
            try SessionRow.filter(Column("userID") == userID).order(Column("created").desc, Column("id"))
                .fetchAll(database).map(\.record)
        }
    }

    /// Ends one session of an account; false when it has none with that id.
    public func deleteSession(id: String, userID: String) async throws(StorageError) -> Bool {
        try await write { database in
            try SessionRow.filter(Column("id") == id && Column("userID") == userID).deleteAll(database) > 0
        }
    }

    /// Adds a key.
    public func insert(_ key: APIKeyRecord, atMost limit: Int) async throws(StorageError) {
        try await write { database in
            let owned = APIKeyRow.filter(Column("userID") == key.userID)
            guard try owned.fetchCount(database) < limit else { throw StorageError.conflict }
            try APIKeyRow(key).insert(database)
        }
    }

    /// An account's keys, newest first.
    public func keys(userID: String) async throws(StorageError) -> [APIKeyRecord] {
        try await read { database in
            try APIKeyRow.filter(Column("userID") == userID).order(Column("created").desc, Column("id"))
                .fetchAll(database).map { try $0.record() }
        }
    }

    /// The key with a hash, whether or not it has expired.
    public func key(hash: Data) async throws(StorageError) -> APIKeyRecord? {
        try await lookUp { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM apiKey WHERE hash = ?")
            return try APIKeyRow.fetchOne(statement, arguments: [hash])?.record()
        }
    }

    /// Deletes one key of an account; false when it has none with that id.
    public func deleteKey(id: String, userID: String) async throws(StorageError) -> Bool {
        try await write { database in
            try APIKeyRow.filter(Column("id") == id && Column("userID") == userID).deleteAll(database) > 0
        }
    }
}
