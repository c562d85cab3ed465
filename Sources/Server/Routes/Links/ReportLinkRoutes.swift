import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// Links with which an owner hands a report on.
struct ReportLinkRoutes: Sendable {
    /// Most links to one analysis that have not expired.
    static let limit = 20

    let analyses: any HistoryStore
    let now: @Sendable () -> Date

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/links", use: list)
        router.post("/v1/analyses/{id}/links", use: make)
        router.delete("/v1/analyses/{id}/links/{link}", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let found = try await analyses.reportLinks(
            analysis: try context.parameters.require("id"), owner: context.identity.userID)
        return try JSONBody.response(Page(items: found.map { ReportLinkView($0) }, nextCursor: nil))
    }

    @Sendable private func make(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let analysis = try await context.analysis(in: analyses)
        let body = try await JSONBody.decode(ReportLinkRequest.self, from: request)
        guard (1...ReportLinkRequest.mostDays).contains(body.days) else {
            throw Refusal(.invalidRequest, "'days' must be from 1 to \(ReportLinkRequest.mostDays).")
        }
        guard analysis.report != nil else {
            throw Refusal(.conflict, "This analysis has no report that could be handed on.")
        }
        let (token, time) = (LinkToken.random(), now())
        let link = ReportLinkRecord(
            id: Identifier.random(), ownerID: analysis.ownerID, analysisID: analysis.id, hash: token.hash,
            showsMedium: body.medium ?? false, created: time,
            expires: time.addingTimeInterval(Double(body.days) * 86_400))
        try await store(link)
        context.logger.record(.linkMade, of: link.ownerID)
        return try JSONBody.response(ReportLinkView(link, url: token.url), status: .created)
    }

    private func store(_ link: ReportLinkRecord) async throws {
        do {
            try await analyses.insert(link, atMost: Self.limit)
        } catch StorageError.conflict {
            throw Refusal(
                .conflict, "At most \(Self.limit) links lead to one report. Revoke one first.", cause: .linkLimit)
        }
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let isDeleted = try await analyses.deleteReportLink(
            id: try context.parameters.require("link"), analysis: try context.parameters.require("id"),
            owner: context.identity.userID)
        guard isDeleted else { throw Refusal(.notFound) }
        context.logger.record(.linkRevoked, of: context.identity.userID)
        return Response(status: .noContent)
    }
}

/// The links of all accounts, for administrators: whose they are and how long they last, not what they show.
struct AdminLinkRoutes: Sendable {
    let users: any UserRepository
    let analyses: any HistoryStore

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/admin/links", use: list)
        router.delete("/v1/admin/links/{id}", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let wanted = try PageRequest(request)
        let found = try await analyses.reportLinks(after: wanted.cursor, limit: wanted.lookingFor)
        return try JSONBody.response(
            try await wanted.page(of: found, at: { HistoryCursor(created: $0.created, id: $0.id) }) {
                ReportLinkView($0, email: try await users.user(id: $0.ownerID)?.email)
            })
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard let link = try await analyses.deleteReportLink(id: id) else { throw Refusal(.notFound) }
        context.logger.record(.linkRevoked, of: link.ownerID, by: context.identity.userID)
        return Response(status: .noContent)
    }
}

extension ReportLinkView {
    /// A link as its owner or an administrator sees it; the link itself only when it was made just now.
    fileprivate init(_ link: ReportLinkRecord, email: String? = nil, url: String? = nil) {
        self.init(
            id: link.id, email: email, created: link.created, expires: link.expires, medium: link.showsMedium, url: url)
    }
}
