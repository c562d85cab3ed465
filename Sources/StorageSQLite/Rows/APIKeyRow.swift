import Foundation
import GRDB
import Storage

/// A row of `apiKey`.
struct APIKeyRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "apiKey"

    var id: String
    var userID: String
    var name: String
    var prefix: String
    var hash: Data
    var scopes: String
    var created: Int64
    var expires: Int64?

    init(_ key: APIKeyRecord) throws {
        id = key.id
        userID = key.userID
        name = key.name
        prefix = key.prefix
        hash = key.hash
        scopes = try JSONText.encode(key.scopes.sorted { $0.rawValue < $1.rawValue })
        created = key.created.microseconds
        expires = key.expires?.microseconds
    }

    func record() throws -> APIKeyRecord {
        APIKeyRecord(
            id: id, userID: userID, name: name, prefix: prefix, hash: hash,
            scopes: try JSONText.decode(Set<APIKeyRecord.Scope>.self, scopes), created: Date(microseconds: created),
            expires: expires.map(Date.init(microseconds:)))
    }
}
