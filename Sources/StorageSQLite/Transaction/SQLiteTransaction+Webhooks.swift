package import Foundation
import GRDB
package import Storage

/// Webhooks and their messages.
extension SQLiteTransaction {
    package func webhook(id: String) throws(StorageError) -> WebhookRecord? {
        try one(WebhookRow.self, "SELECT * FROM webhook WHERE id = ?", [id])?.record
    }

    package func webhooks(of owner: String) throws(StorageError) -> [WebhookRecord] {
        try all(WebhookRow.self, "SELECT * FROM webhook WHERE ownerID = ? ORDER BY created DESC, id", [owner])
            .map(\.record)
    }

    package func insert(_ webhook: WebhookRecord) throws(StorageError) {
        try run { try WebhookRow(webhook).insert($0) }
    }

    package func deleteWebhook(id: String) throws(StorageError) {
        try execute("DELETE FROM webhook WHERE id = ?", [id])
    }

    package func delivery(id: String) throws(StorageError) -> DeliveryRecord? {
        try one(DeliveryRow.self, "SELECT * FROM delivery WHERE id = ?", [id])?.record
    }

    package func deliveries(
        of webhook: String, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [DeliveryRecord] {
        let (place, arguments) = Self.after(cursor)
        let sql = "SELECT * FROM delivery WHERE webhookID = ? AND \(place) ORDER BY created DESC, id DESC LIMIT ?"
        return try all(DeliveryRow.self, sql, [webhook] + arguments + [limit]).map(\.record)
    }

    package func pendingDeliveries(of webhook: String) throws(StorageError) -> Int {
        try count("SELECT count(*) FROM delivery WHERE webhookID = ? AND state = 'pending'", [webhook])
    }

    package func dueDeliveries(at time: Date, limit: Int) throws(StorageError) -> [DeliveryRecord] {
        let sql = """
            SELECT delivery.* FROM webhook JOIN delivery ON delivery.id = (
                SELECT id FROM delivery WHERE webhookID = webhook.id AND state = 'pending' AND next <= ?
                ORDER BY next, created, id LIMIT 1)
            LIMIT ?
            """
        return try all(DeliveryRow.self, sql, [time.microseconds, limit]).map(\.record)
    }

    package func insert(_ delivery: DeliveryRecord) throws(StorageError) {
        try run { try DeliveryRow(delivery).insert($0) }
    }

    package func update(_ delivery: DeliveryRecord) throws(StorageError) {
        try run { try DeliveryRow(delivery).update($0) }
    }

    package func deleteSettledDeliveries(before time: Date, limit: Int) throws(StorageError) {
        let sql = """
            DELETE FROM delivery WHERE id IN (
                SELECT id FROM delivery WHERE state <> 'pending' AND created < ? LIMIT ?)
            """
        try execute(sql, [time.microseconds, limit])
    }
}
