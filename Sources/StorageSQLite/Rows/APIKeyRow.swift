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

    init(_ key: APIKeyRecord) throws(StorageError) {
        id = key.id
        userID = key.userID
        name = key.name
        prefix = key.prefix
        hash = key.hash
        scopes = try JSONText.encode(key.scopes.sorted { $0.rawValue < $1.rawValue })
        created = key.created.microseconds
        expires = key.expires?.microseconds
    }

    /// The key; a scope that this version of the program does not know gives no right.
    func record() throws(StorageError) -> APIKeyRecord {
        let names = try JSONText.decode([String].self, scopes)
        return APIKeyRecord(
            id: id, userID: userID, name: name, prefix: prefix, hash: hash,
            scopes: Set(names.compactMap(APIKeyRecord.Scope.init)), created: Date(microseconds: created),
            expires: expires.map(Date.init(microseconds:)))
    }
}
