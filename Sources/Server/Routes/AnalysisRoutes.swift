import HTTPTypes
import API
import DetectionCore
import Hummingbird
import Intake
import Storage

/// Handing media in, following their analysis, reading the history, deleting.
struct AnalysisRoutes: Sendable {
    let reception: Reception
    let analyses: any HistoryStore
    let custodian: MediaCustodian
    let presenter: AnalysisPresenter
    let waiter: AnalysisWaiter

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.post("/v1/analyses", use: submit)
        router.get("/v1/analyses", use: list)
        router.get("/v1/analyses/{id}", use: show)
        router.delete("/v1/analyses/{id}", use: delete)
    }

    @Sendable private func submit(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let key = try IdempotencyHeader.key(in: request.headers)
        let patience = PreferWait(request.headers[.prefer])
        let owner = try await reception.keeper.standing(context.identity.userID)
        let announced = try Announcement(request)
        try await reception.duplicates.check(announced.digest, of: owner.user, key: key)
        let (record, isRepeated) = try await reception.accept(request.body, announced, from: owner, key: key)
        guard record.retention.mode != .held else {
            throw try await reception.keeper.shortage(of: owner.user, needed: record.amount.bytes, held: record)
        }
        let latest = try await waiter.wait(for: record, upTo: patience.duration)
        let view = try await presenter.view(of: latest)
        var headers: HTTPFields = [.location: view.links.`self`]
        if isRepeated { headers[.idempotentReplayed] = "true" }
        guard view.state != .queued, view.state != .running else {
            return JSONBody.response(json: try view.json(), status: .accepted, headers: headers)
        }
        if let applied = patience.applied { headers[.preferenceApplied] = applied }
        return JSONBody.response(json: try view.json(), headers: headers)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let filter = try HistoryQuery.filter(request)
        let view = try HistoryQuery.view(request)
        if request.headers[.accept]?.hasPrefix("text/csv") == true {
            return HistoryCSV(analyses: analyses).response(owner: context.identity.userID, matching: filter)
        }
        let (wanted, owner) = (try PageRequest(request), context.identity.userID)
        switch view {
        case .summary:
            let found = try await analyses.summaries(
                owner: owner, matching: filter, after: wanted.cursor, limit: wanted.lookingFor)
            let (shown, next) = try wanted.cut(found) { HistoryCursor(created: $0.created, id: $0.id) }
            return JSONBody.compressedResponse(json: try SummaryPage.json(shown, next: next), to: request)
        case .full:
            let found = try await analyses.page(
                owner: owner, matching: filter, after: wanted.cursor, limit: wanted.lookingFor)
            let (shown, next) = try wanted.cut(found) { HistoryCursor(created: $0.created, id: $0.id) }
            var items: [[UInt8]] = []
            for record in shown { items.append(try await presenter.view(of: record).json()) }
            var page = JSONObjectText()
            page.add("items", elements: items)
            page.add("next_cursor", next)
            return JSONBody.compressedResponse(json: page.text, to: request)
        }
    }

    @Sendable private func show(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let view = try await presenter.view(of: try await context.analysis(in: analyses))
        return JSONBody.compressedResponse(json: try view.json(), to: request)
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard try await custodian.delete(id: id, owner: context.identity.userID) != nil else {
            throw Refusal(.notFound)
        }
        return Response(status: .noContent)
    }
}
