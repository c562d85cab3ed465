import Foundation
import GRDB
import Storage

/// A row of `session`.
struct SessionRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "session"

    var id: String
    var userID: String
    var tokenHash: Data
    var created: Int64
    var refreshed: Int64
    var expires: Int64

    init(_ session: SessionRecord) {
        id = session.id
        userID = session.userID
        tokenHash = session.tokenHash
        created = session.created.microseconds
        refreshed = session.refreshed.microseconds
        expires = session.expires.microseconds
    }

    var record: SessionRecord {
        SessionRecord(
            id: id, userID: userID, tokenHash: tokenHash, created: Date(microseconds: created),
            refreshed: Date(microseconds: refreshed), expires: Date(microseconds: expires))
    }
}
