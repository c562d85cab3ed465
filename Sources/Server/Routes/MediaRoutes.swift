import Analysis
import Hummingbird
import Storage

/// Stored media, handed back exactly as they came, and their text as the detectors read it.
struct MediaRoutes: Sendable {
    let custodian: MediaCustodian
    let analyzer: any MediaAnalyzing

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/media", use: download)
        router.get("/v1/analyses/{id}/text", use: text)
    }

    @Sendable private func download(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await context.analysis(in: custodian.analyses)
        return try await StoredMedium(record, in: custodian).download(request, context.logger)
    }

    @Sendable private func text(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await context.analysis(in: custodian.analyses)
        return try await StoredMedium(record, in: custodian).text(by: analyzer)
    }
}
