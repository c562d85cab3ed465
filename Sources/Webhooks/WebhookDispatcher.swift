package import Foundation
package import Logging
package import Storage

import ServiceLifecycle

/// Sends messages whose time has come, a few at a time and one at a time to each webhook.
///
/// A message is at least once delivered: one whose sender died is sent again a minute later.
package struct WebhookDispatcher: Service {
    /// Most messages on their way at once.
    static let width = 8
    /// Delay before a message whose sender died is sent again, in seconds.
    static let lease: TimeInterval = 60
    /// Lifetime of delivered and failed messages, in seconds.
    package static let memory: TimeInterval = 7 * 86_400

    let webhooks: any WebhookRepository
    let sender: WebhookSender
    let interval: Duration
    let now: @Sendable () -> Date
    let logger: Logger

    /// A dispatcher that looks for due messages at an interval.
    package init(
        webhooks: any WebhookRepository, sender: WebhookSender, interval: Duration, now: @escaping @Sendable () -> Date,
        logger: Logger
    ) {
        self.webhooks = webhooks
        self.sender = sender
        self.interval = interval
        self.now = now
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await deliverDue() > 0, !Task.isCancelled {}
                    try await webhooks.forgetDeliveries(before: now() - Self.memory)
                } catch {
                    logger.error("Webhook messages cannot be read or settled", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }

    /// Sends what is due now, at most one message a webhook; how many that were.
    private func deliverDue() async throws(StorageError) -> Int {
        let time = now()
        let due = try await webhooks.claimDeliveries(at: time, retry: time + Self.lease, limit: Self.width)
        let failure = await withTaskGroup(of: StorageError?.self) { group in
            for (webhook, delivery) in due { group.addTask { await deliver(delivery, to: webhook) } }
            return await group.reduce(nil) { $0 ?? $1 }
        }
        if let failure { throw failure }
        return due.count
    }

    private func deliver(_ delivery: DeliveryRecord, to webhook: WebhookRecord) async -> StorageError? {
        let attempt = await sender.send(delivery, to: webhook)
        // A message that was cut off by the end of this process keeps its lease and is sent by the next one.
        guard !Task.isCancelled || attempt.state == .delivered else { return nil }
        do throws(StorageError) {
            try await webhooks.settle(delivery: delivery.id, attempt: delivery.attempts, as: attempt)
            return nil
        } catch {
            return error
        }
    }
}
