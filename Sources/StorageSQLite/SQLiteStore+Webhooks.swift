public import Foundation
import GRDB
public import Storage

extension SQLiteStore: WebhookRepository {
    /// Adds a webhook.
    public func insert(_ webhook: WebhookRecord, atMost limit: Int) async throws(StorageError) {
        try await write { database in
            let owned = WebhookRow.filter(Column("ownerID") == webhook.ownerID)
            guard try owned.fetchCount(database) < limit else { throw StorageError.conflict }
            try WebhookRow(webhook).insert(database)
        }
    }

    /// An account's webhooks, newest first.
    public func webhooks(owner: String) async throws(StorageError) -> [WebhookRecord] {
        try await read { database in
            try WebhookRow.filter(Column("ownerID") == owner).order(Column("created").desc, Column("id"))
                .fetchAll(database).map(\.record)
        }
    }

    /// Deletes one with its messages.
    public func deleteWebhook(id: String, owner: String) async throws(StorageError) -> Bool {
        try await write { try WebhookRow.filter(Self.isOwned(id, by: owner)).deleteAll($0) > 0 }
    }

    /// A page of a webhook's messages, newest first.
    public func deliveries(
        webhook: String, owner: String, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [DeliveryRecord] {
        try await read { database in
            guard try !WebhookRow.filter(Self.isOwned(webhook, by: owner)).isEmpty(database) else {
                throw StorageError.absent
            }
            var request = DeliveryRow.filter(Column("webhookID") == webhook)
                .order(Column("created").desc, Column("id").desc)
            if let cursor {
                request = request.filter(
                    sql: "(created, id) < (?, ?)", arguments: [cursor.created.microseconds, cursor.id])
            }
            return try request.limit(max(0, limit)).fetchAll(database).map(\.record)
        }
    }

    /// Sends a message again from now on.
    public func replay(
        delivery: String, webhook: String, owner: String, at time: Date
    ) async throws(StorageError) -> DeliveryRecord {
        try await write { database in
            let isMeant = Column("id") == delivery && Column("webhookID") == webhook
            guard try !WebhookRow.filter(Self.isOwned(webhook, by: owner)).isEmpty(database),
                var row = try DeliveryRow.filter(isMeant).fetchOne(database)
            else { throw StorageError.absent }
            guard row.state != .pending else { throw StorageError.conflict }
            row.state = .pending
            row.attempts = 0
            row.next = time.microseconds
            try row.update(database)
            return row.record
        }
    }

    /// Takes messages whose time has come, at most one a webhook.
    public func claimDeliveries(
        at time: Date, retry: Date, limit: Int
    ) async throws(StorageError) -> [(webhook: WebhookRecord, delivery: DeliveryRecord)] {
        let due = """
            SELECT (SELECT id FROM delivery WHERE webhookID = webhook.id AND state = 'pending' AND next <= ?
                ORDER BY next, created LIMIT 1) AS due
            FROM webhook WHERE due IS NOT NULL LIMIT ?
            """
        let ids = try await read { try String.fetchAll($0, sql: due, arguments: [time.microseconds, limit]) }
        guard !ids.isEmpty else { return [] }
        return try await write { database in
            try ids.compactMap { id in
                let isDue = Column("id") == id && Column("state") == "pending" && Column("next") <= time.microseconds
                guard var row = try DeliveryRow.filter(isDue).fetchOne(database),
                    let webhook = try WebhookRow.fetchOne(database, key: row.webhookID)
                else { return nil }
                row.attempts += 1
                row.next = retry.microseconds
                try row.update(database, columns: ["attempts", "next"])
                return (webhook.record, row.record)
            }
        }
    }

    /// Writes down what came of an attempt.
    public func settle(
        delivery: String, attempt: Int, as outcome: DeliveryAttempt
    ) async throws(StorageError) {
        try await write { database in
            try database.execute(
                sql: """
                    UPDATE delivery SET state = ?, next = ?, status = ?, error = ?
                    WHERE id = ? AND attempts = ? AND state = 'pending'
                    """,
                arguments: [
                    outcome.state.rawValue, outcome.next?.microseconds, outcome.status, outcome.error, delivery,
                    attempt,
                ])
        }
    }

    /// Forgets settled messages of before a time.
    public func forgetDeliveries(before time: Date) async throws(StorageError) {
        let isOld = Column("state") != "pending" && Column("created") < time.microseconds
        guard try await read({ try !DeliveryRow.filter(isOld).isEmpty($0) }) else { return }
        try await write { _ = try DeliveryRow.filter(isOld).deleteAll($0) }
    }
}
