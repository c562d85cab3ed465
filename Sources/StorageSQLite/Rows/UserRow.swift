import Foundation
import GRDB
import Storage

/// A row of `user`.
struct UserRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "user"

    var id: String
    var email: String
    var passwordHash: String
    var role: UserRecord.Role
    var created: Int64

    init(_ user: UserRecord) {
        id = user.id
        email = user.email
        passwordHash = user.passwordHash
        role = user.role
        created = user.created.microseconds
    }

    var record: UserRecord {
        UserRecord(
            id: id, email: email, passwordHash: passwordHash, role: role, created: Date(microseconds: created))
    }
}
