package import Foundation
import GRDB
package import Storage

/// Accounts, sessions and keys.
extension SQLiteTransaction {
    package func user(id: String) throws(StorageError) -> UserRecord? {
        try one(UserRow.self, "SELECT * FROM user WHERE id = ?", [id])?.record()
    }

    package func user(email: String) throws(StorageError) -> UserRecord? {
        try one(UserRow.self, "SELECT * FROM user WHERE email = ?", [email])?.record()
    }

    package func user(identity: ProviderIdentity) throws(StorageError) -> UserRecord? {
        let sql = "SELECT * FROM user WHERE issuer = ? AND subject = ?"
        return try one(UserRow.self, sql, [identity.issuer, identity.subject])?.record()
    }

    package func users(after cursor: HistoryCursor?, limit: Int) throws(StorageError) -> [UserRecord] {
        let (place, arguments) = Self.after(cursor)
        let sql = "SELECT * FROM user WHERE \(place) ORDER BY created DESC, id DESC LIMIT ?"
        return try all(UserRow.self, sql, arguments + [limit]).map { row throws(StorageError) in try row.record() }
    }

    package func insert(_ user: UserRecord) throws(StorageError) {
        let row = try UserRow(user)
        try run { try row.insert($0) }
        try execute("INSERT INTO ledger (ownerID) VALUES (?)", [user.id])
    }

    package func update(_ user: UserRecord) throws(StorageError) {
        let row = try UserRow(user)
        try run { try row.update($0) }
    }

    package func deleteUser(id: String) throws(StorageError) {
        try execute("DELETE FROM user WHERE id = ?", [id])
    }

    package func holdUser(id: String) throws(StorageError) -> Bool {
        try count("SELECT count(*) FROM user WHERE id = ?", [id]) == 1
    }

    package func session(id: String) throws(StorageError) -> SessionRecord? {
        try one(SessionRow.self, "SELECT * FROM session WHERE id = ?", [id])?.record
    }

    package func sessions(of user: String, expiredBy time: Date?) throws(StorageError) -> [SessionRecord] {
        let sql = "SELECT * FROM session WHERE userID = ? AND expires <= ? ORDER BY created DESC, id"
        return try all(SessionRow.self, sql, [user, time?.microseconds ?? .max]).map(\.record)
    }

    package func insert(_ session: SessionRecord) throws(StorageError) {
        try run { try SessionRow(session).insert($0) }
    }

    package func update(_ session: SessionRecord) throws(StorageError) {
        try run { try SessionRow(session).update($0) }
    }

    package func deleteSession(id: String) throws(StorageError) {
        try execute("DELETE FROM session WHERE id = ?", [id])
    }

    package func keys(of user: String) throws(StorageError) -> [APIKeyRecord] {
        try all(APIKeyRow.self, "SELECT * FROM apiKey WHERE userID = ? ORDER BY created DESC, id", [user])
            .map { row throws(StorageError) in try row.record() }
    }

    package func key(hash: Data) throws(StorageError) -> APIKeyRecord? {
        try one(APIKeyRow.self, "SELECT * FROM apiKey WHERE hash = ?", [hash])?.record()
    }

    package func insert(_ key: APIKeyRecord) throws(StorageError) {
        let row = try APIKeyRow(key)
        try run { try row.insert($0) }
    }

    package func deleteKey(id: String) throws(StorageError) {
        try execute("DELETE FROM apiKey WHERE id = ?", [id])
    }

    /// A condition for what comes after a cursor in a list, newest first.
    static func after(_ cursor: HistoryCursor?) -> (sql: String, arguments: StatementArguments) {
        guard let cursor else { return ("true", []) }
        return ("(created, id) < (?, ?)", [cursor.created.microseconds, cursor.id])
    }
}
