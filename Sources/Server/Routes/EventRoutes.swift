import API
import HTTPTypes
import Hummingbird
import Storage

/// Following an analysis without asking again and again.
struct EventRoutes: Sendable {
    let analyses: any HistoryStore
    let stream: EventStream

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/events", use: follow)
    }

    @Sendable private func follow(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await context.analysis(in: analyses)
        let seen = request.headers[.lastEventID].flatMap(AnalysisEvent.Place.init(id:))
        return try await stream.response(for: record, after: seen)
    }
}
