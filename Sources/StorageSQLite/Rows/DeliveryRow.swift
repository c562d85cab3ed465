import Foundation
import GRDB
import Storage

/// A row of `delivery`.
struct DeliveryRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "delivery"

    var id: String
    var webhookID: String
    var analysisID: String
    var event: String
    var body: String
    var created: Int64
    var state: DeliveryRecord.State
    var attempts: Int
    var next: Int64?
    var status: Int?
    var error: String?

    var record: DeliveryRecord {
        DeliveryRecord(
            id: id, webhookID: webhookID, analysisID: analysisID, event: event, body: body,
            created: Date(microseconds: created), state: state, attempts: attempts,
            next: next.map(Date.init(microseconds:)), status: status, error: error)
    }
}
