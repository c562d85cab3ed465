import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Webhooks

/// Addresses that are told when an account's analyses end, and what became of each message.
struct WebhookRoutes: Sendable {
    /// Most webhooks of one account.
    static let limit = 10

    let webhooks: any WebhookRepository
    /// Whether receivers on this machine are allowed.
    let allowsLoopback: Bool
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/webhooks", use: list)
        router.post("/v1/webhooks", use: make)
        router.delete("/v1/webhooks/{id}", use: delete)
        router.get("/v1/webhooks/{id}/deliveries", use: deliveries)
        router.post("/v1/webhooks/{id}/deliveries/{delivery}/replay", use: replay)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let found = try await webhooks.webhooks(owner: context.identity.userID)
        return try JSONBody.response(
            Page(items: found.map { WebhookView(id: $0.id, url: $0.url, created: $0.created) }, nextCursor: nil))
    }

    @Sendable private func make(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(WebhookRequest.self, from: request)
        do {
            _ = try WebhookTarget(body.url, allowsLoopback: allowsLoopback)
        } catch {
            throw Refusal(.invalidRequest, error.sentence, cause: .webhookAddress)
        }
        let secret = WebhookSecret.random()
        let record = WebhookRecord(
            id: Identifier.random(), ownerID: context.identity.userID, url: body.url, secret: secret.bytes,
            created: now())
        do {
            try await webhooks.insert(record, atMost: Self.limit)
        } catch StorageError.conflict {
            throw Refusal(
                .conflict, "An account has at most \(Self.limit) webhooks. Delete one first.", cause: .webhookLimit)
        }
        context.logger.record(.webhookMade, of: record.ownerID)
        let view = WebhookView(id: record.id, url: record.url, created: record.created, secret: secret.text)
        return try JSONBody.response(view, status: .created)
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard try await webhooks.deleteWebhook(id: id, owner: context.identity.userID) else { throw Refusal(.notFound) }
        context.logger.record(.webhookRemoved, of: context.identity.userID)
        return Response(status: .noContent)
    }

    @Sendable private func deliveries(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let wanted = try PageRequest(request)
        let found = try await webhooks.deliveries(
            webhook: try context.parameters.require("id"), owner: context.identity.userID, after: wanted.cursor,
            limit: wanted.lookingFor)
        return try JSONBody.response(
            try await wanted.page(of: found, at: { HistoryCursor(created: $0.created, id: $0.id) }) { DeliveryView($0) }
        )
    }

    @Sendable private func replay(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let delivery = try await webhooks.replay(
            delivery: try context.parameters.require("delivery"), webhook: try context.parameters.require("id"),
            owner: context.identity.userID, at: now())
        return try JSONBody.response(DeliveryView(delivery), status: .accepted)
    }
}

extension DeliveryView {
    /// A message as the owner of its webhook sees it.
    fileprivate init(_ record: DeliveryRecord) {
        let state: DeliveryView.State =
            switch record.state {
            case .pending: .pending
            case .delivered: .delivered
            case .failed: .failed
            }
        let cause = record.error.flatMap(DeliveryCause.init)
        self.init(
            id: record.id, event: record.event, analysis: "/v1/analyses/\(record.analysisID)", state: state,
            created: record.created, attempts: record.attempts, next: record.next, status: record.status,
            error: cause?.sentence(status: record.status) ?? record.error, cause: cause)
    }
}
