import API
import Analysis
import DetectionCore
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Small pictures of media, and pictures of where the detectors looked; as downloads, never as pages.
struct PictureRoutes: Sendable {
    let analyses: any AnalysisRepository

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/thumbnail", use: thumbnail)
        router.get("/v1/analyses/{id}/overlay", use: overlay)
    }

    @Sendable private func thumbnail(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await context.analysis(in: analyses)
        guard let picture = try await analyses.thumbnail(id: record.id, owner: record.ownerID) else {
            throw Refusal(.notFound, "This analysis has no thumbnail.")
        }
        return Self.response(ByteBuffer(bytes: picture), type: "image/jpeg", name: "thumbnail.jpg")
    }

    @Sendable private func overlay(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        guard let overlay = try await context.analysis(in: analyses).report.flatMap({ Overlay($0.report) }) else {
            throw Refusal(.notFound, "This analysis has no overlay: no detector told a place or a time.")
        }
        return Self.response(ByteBuffer(bytes: overlay.png), type: "image/png", name: "overlay.png")
    }

    /// A picture as a download.
    static func response(_ picture: ByteBuffer, type: String, name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentSecurityPolicy: "sandbox; default-src 'none'",
                .cacheControl: "private, no-store",
            ],
            body: .init(byteBuffer: picture))
    }
}
