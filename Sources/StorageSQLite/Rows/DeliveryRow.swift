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

    init(_ delivery: DeliveryRecord) {
        id = delivery.id
        webhookID = delivery.webhookID
        analysisID = delivery.analysisID
        event = delivery.event
        body = delivery.body
        created = delivery.created.microseconds
        state = delivery.state
        attempts = delivery.attempts
        next = delivery.next?.microseconds
        status = delivery.status
        error = delivery.error
    }

    var record: DeliveryRecord {
        DeliveryRecord(
            id: id, webhookID: webhookID, analysisID: analysisID, event: event, body: body,
            created: Date(microseconds: created), state: state, attempts: attempts,
            next: next.map(Date.init(microseconds:)), status: status, error: error)
    }
}
