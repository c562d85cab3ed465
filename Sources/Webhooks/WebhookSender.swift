package import Addresses
package import Foundation

import API
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Storage

/// Sends one message to where it may go, and says what came of it.
package struct WebhookSender: Sendable {
    let resolver: HostResolver
    /// Whether receivers on this machine are allowed.
    let allowsLoopback: Bool
    let now: @Sendable () -> Date

    /// A sender.
    package init(resolver: HostResolver, allowsLoopback: Bool, now: @escaping @Sendable () -> Date) {
        self.resolver = resolver
        self.allowsLoopback = allowsLoopback
        self.now = now
    }

    /// Most bytes of an answer that are read; only its status matters.
    private static let answerLimit = 64 * 1024
    private static let timeLimit: TimeAmount = .seconds(10)

    /// Sends a message once.
    func send(_ delivery: DeliveryRecord, to webhook: WebhookRecord) async -> DeliveryAttempt {
        do {
            let target = try WebhookTarget(webhook.url, allowsLoopback: allowsLoopback)
            let address = try target.pin(await resolver.addresses(target.host), allowsLoopback: allowsLoopback)
            let status = try await post(
                delivery, signedBy: WebhookSecret(bytes: webhook.secret), to: target, at: address)
            if (200..<300).contains(status) { return DeliveryAttempt(state: .delivered, status: status) }
            // The receiver says that it will never take it.
            if status == 410 {
                return DeliveryAttempt(state: .failed, status: status, error: DeliveryCause.gone.rawValue)
            }
            return again(delivery, status: status, .refused)
        } catch let refused as WebhookTarget.Refused {
            return again(delivery, refused.cause)
        } catch {
            return again(delivery, .unreachable)
        }
    }

    private func again(_ delivery: DeliveryRecord, status: Int? = nil, _ cause: DeliveryCause) -> DeliveryAttempt {
        guard let gap = RetrySchedule.gap(afterAttempt: delivery.attempts) else {
            return DeliveryAttempt(state: .failed, status: status, error: cause.rawValue)
        }
        return DeliveryAttempt(state: .pending, next: now() + gap, status: status, error: cause.rawValue)
    }

    /// Posts a message to the one address that was looked at; its name is only for the certificate and the Host field.
    private func post(
        _ delivery: DeliveryRecord, signedBy secret: WebhookSecret, to target: WebhookTarget, at address: IPAddress
    ) async throws -> Int {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: Self.timeLimit))
        configuration.dnsOverride = [target.host: address.description]
        // Trying again is the schedule's task; a receiver that refuses must not hold up the others meanwhile.
        configuration.connectionPool.retryConnectionEstablishment = false
        let timestamp = Int(now().timeIntervalSince1970)
        var request = HTTPClientRequest(url: target.url)
        request.method = .POST
        request.headers = [
            "content-type": "application/json", "user-agent": "Touchstone", "webhook-id": delivery.id,
            "webhook-timestamp": "\(timestamp)",
            "webhook-signature": secret.signature(id: delivery.id, timestamp: timestamp, body: delivery.body),
        ]
        request.body = .bytes(ByteBuffer(string: delivery.body))
        return try await HTTPClient.withHTTPClient(configuration: configuration) { [request] client in
            let response = try await client.execute(request, timeout: Self.timeLimit)
            _ = try? await response.body.collect(upTo: Self.answerLimit)
            return Int(response.status.code)
        }
    }
}
