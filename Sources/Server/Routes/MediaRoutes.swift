import DetectionCore
import API
import HTTPTypes
import Hummingbird
import Storage

/// Stored media, handed back exactly as they came: as a download, never as a page.
struct MediaRoutes: Sendable {
    let analyses: any AnalysisRepository
    let objects: any ObjectStore

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/media", use: download)
    }

    @Sendable private func download(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard let record = try await analyses.analysis(id: id, owner: context.identity.userID),
            let key = record.objectKey
        else { throw Refusal(.notFound) }
        let body = try await FileBody.open(objects.path(of: key))
        return Response(
            status: .ok,
            headers: [
                .contentType: record.media.format.mediaType,
                .contentDisposition: AttachmentName.field(record.name, format: record.media.format),
                .contentSecurityPolicy: "sandbox; default-src 'none'",
                .cacheControl: "private, no-store",
            ],
            body: body)
    }
}
