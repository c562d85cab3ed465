import Foundation
import GRDB
import Storage

/// A row of `webhook`.
struct WebhookRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "webhook"

    var id: String
    var ownerID: String
    var url: String
    var secret: Data
    var created: Int64

    init(_ webhook: WebhookRecord) {
        id = webhook.id
        ownerID = webhook.ownerID
        url = webhook.url
        secret = webhook.secret
        created = webhook.created.microseconds
    }

    var record: WebhookRecord {
        WebhookRecord(id: id, ownerID: ownerID, url: url, secret: secret, created: Date(microseconds: created))
    }
}
