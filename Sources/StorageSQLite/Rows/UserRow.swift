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
    var maxBytes: Int?
    var maxFiles: Int?
    var retention: String
    var disabled: Int64?
    var issuer: String?
    var subject: String?

    init(_ user: UserRecord) throws(StorageError) {
        id = user.id
        email = user.email
        passwordHash = user.passwordHash
        role = user.role
        created = user.created.microseconds
        maxBytes = user.limit?.bytes
        maxFiles = user.limit?.files
        retention = try JSONText.encode(user.retention)
        disabled = user.disabled?.microseconds
        issuer = user.identity?.issuer
        subject = user.identity?.subject
    }

    func record() throws(StorageError) -> UserRecord {
        UserRecord(
            id: id, email: email, passwordHash: passwordHash, role: role, created: Date(microseconds: created),
            limit: maxBytes.flatMap { bytes in maxFiles.map { StorageAmount(bytes: bytes, files: $0) } },
            retention: try JSONText.decode(RetentionDefault.self, retention),
            disabled: disabled.map(Date.init(microseconds:)),
            identity: issuer.flatMap { issuer in subject.map { ProviderIdentity(issuer: issuer, subject: $0) } })
    }
}
