public import Foundation

/// Webhooks and their messages in a transaction.
public protocol WebhookRecords {
    /// The webhook with an id.
    func webhook(id: String) throws(StorageError) -> WebhookRecord?
    /// An account's webhooks, newest first (by creation, descending, then id, ascending).
    func webhooks(of owner: String) throws(StorageError) -> [WebhookRecord]
    /// Adds a webhook. Throws `duplicate` when the id is taken.
    func insert(_ webhook: WebhookRecord) throws(StorageError)
    /// Deletes a webhook that is there with its messages.
    func deleteWebhook(id: String) throws(StorageError)

    /// The message with an id.
    func delivery(id: String) throws(StorageError) -> DeliveryRecord?
    /// A page of a webhook's messages, newest first (by creation, then id, both descending), after the cursor; at most
    /// `limit`.
    func deliveries(
        of webhook: String, after: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [DeliveryRecord]
    /// How many messages of a webhook are pending.
    func pendingDeliveries(of webhook: String) throws(StorageError) -> Int
    /// Pending messages that are due by a time, that included: of each webhook the one due first (then the one created
    /// first, then by id), at most `limit` in all, in no order.
    func dueDeliveries(at: Date, limit: Int) throws(StorageError) -> [DeliveryRecord]
    /// Adds a message. Throws `duplicate` when the id is taken.
    func insert(_ delivery: DeliveryRecord) throws(StorageError)
    /// Stores another state of a message that is there.
    func update(_ delivery: DeliveryRecord) throws(StorageError)
    /// Deletes at most `limit` messages from before a time that are not pending.
    func deleteSettledDeliveries(before: Date, limit: Int) throws(StorageError)
}
