public import Foundation

extension TransactionalStore: WebhookRepository {
    /// Adds a webhook.
    public func insert(_ webhook: WebhookRecord, atMost limit: Int) async throws(StorageError) {
        try await write(changing: [.account(webhook.ownerID)]) { transaction throws(StorageError) in
            try transaction.hold(webhook.ownerID)
            guard try transaction.webhooks(of: webhook.ownerID).count < limit else { throw .conflict }
            try transaction.insert(webhook)
        }
    }

    /// An account's webhooks, newest first.
    public func webhooks(owner: String) async throws(StorageError) -> [WebhookRecord] {
        try await read { transaction throws(StorageError) in try transaction.webhooks(of: owner) }
    }

    /// Deletes one with its messages.
    public func deleteWebhook(id: String, owner: String) async throws(StorageError) -> Bool {
        try await write { transaction throws(StorageError) in
            guard try transaction.webhook(id: id)?.ownerID == owner else { return false }
            try transaction.deleteWebhook(id: id)
            return true
        }
    }

    /// A page of a webhook's messages, newest first.
    public func deliveries(
        webhook: String, owner: String, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [DeliveryRecord] {
        try await read { transaction throws(StorageError) in
            guard try transaction.webhook(id: webhook)?.ownerID == owner else { throw .absent }
            return try transaction.deliveries(of: webhook, after: cursor, limit: max(0, limit))
        }
    }

    /// Sends a message again from now on.
    public func replay(
        delivery: String, webhook: String, owner: String, at time: Date
    ) async throws(StorageError) -> DeliveryRecord {
        try await write { transaction throws(StorageError) in
            guard try transaction.webhook(id: webhook)?.ownerID == owner,
                let message = try transaction.delivery(id: delivery), message.webhookID == webhook
            else { throw .absent }
            let replayed = try message.replayed(at: time)
            try transaction.update(replayed)
            return replayed
        }
    }

    /// Takes messages whose time has come, at most one a webhook.
    public func claimDeliveries(
        at time: Date, retry: Date, limit: Int
    ) async throws(StorageError) -> [(webhook: WebhookRecord, delivery: DeliveryRecord)] {
        try await write { transaction throws(StorageError) in
            var claimed: [(webhook: WebhookRecord, delivery: DeliveryRecord)] = []
            for due in try transaction.dueDeliveries(at: time, limit: limit) {
                guard let webhook = try transaction.webhook(id: due.webhookID) else { continue }
                let delivery = due.claimed(retry: retry)
                try transaction.update(delivery)
                claimed.append((webhook, delivery))
            }
            return claimed
        }
    }

    /// Writes down what came of an attempt.
    public func settle(
        delivery: String, attempt: Int, as outcome: DeliveryAttempt
    ) async throws(StorageError) {
        try await write { transaction throws(StorageError) in
            guard let settled = try transaction.delivery(id: delivery)?.settled(attempt: attempt, as: outcome) else {
                return
            }
            try transaction.update(settled)
        }
    }

    /// Forgets settled messages of before a time.
    public func forgetDeliveries(before time: Date) async throws(StorageError) {
        try await write { transaction throws(StorageError) in
            try transaction.deleteSettledDeliveries(before: time, limit: Self.batch)
        }
    }
}
