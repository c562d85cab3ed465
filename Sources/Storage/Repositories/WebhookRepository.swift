public import Foundation

/// Webhooks and the messages that wait for them.
///
/// Whatever ends an analysis adds a message for each webhook of its owner in the same transaction, so that none can be
/// forgotten. At most a thousand messages wait for one webhook; what ends beyond that is not told.
public protocol WebhookRepository: Sendable {
    /// Adds a webhook. Throws `conflict` when its owner has `limit` already.
    func insert(_ webhook: WebhookRecord, atMost limit: Int) async throws(StorageError)
    /// An account's webhooks, newest first.
    func webhooks(owner: String) async throws(StorageError) -> [WebhookRecord]
    /// Deletes one with its messages; false when the account has none with that id.
    func deleteWebhook(id: String, owner: String) async throws(StorageError) -> Bool

    /// A page of a webhook's messages, newest first (by creation, then id), after the cursor. Throws `absent` when the
    /// webhook is not `owner`'s.
    func deliveries(
        webhook: String, owner: String, after: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [DeliveryRecord]
    /// Sends a message again from now on, as if never tried. Throws `absent`, or `conflict` while it is pending.
    func replay(
        delivery: String, webhook: String, owner: String, at: Date
    ) async throws(StorageError) -> DeliveryRecord

    /// Takes messages whose time has come, at most one a webhook and `limit` in all, and puts each off until `retry` in
    /// case its sender dies; attempts one up.
    func claimDeliveries(
        at: Date, retry: Date, limit: Int
    ) async throws(StorageError) -> [(webhook: WebhookRecord, delivery: DeliveryRecord)]
    /// Writes down what came of an attempt; one that is not a message's last is ignored.
    func settle(delivery: String, attempt: Int, as outcome: DeliveryAttempt) async throws(StorageError)
    /// Forgets messages of before a time that are delivered or have failed.
    func forgetDeliveries(before: Date) async throws(StorageError)
}
