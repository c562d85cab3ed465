import API
import DetectionCore
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Stored media, handed back exactly as they came: as a download, never as a page.
struct MediaRoutes: Sendable {
    let custodian: MediaCustodian

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/analyses/{id}/media", use: download)
    }

    @Sendable private func download(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let record = try await context.analysis(in: custodian.analyses)
        guard let medium = try await custodian.medium(of: record) else { throw Refusal(.notFound) }
        let size = record.media.bytes
        let (status, range): (HTTPResponse.Status, Range<Int>)
        switch ByteRange(request.headers[.range], size: size) {
        case .all: (status, range) = (.ok, 0..<size)
        case .part(let part): (status, range) = (.partialContent, Range(part))
        case .unsatisfiable:
            throw Refusal(.rangeOutside, "The medium has \(size) bytes.", notes: [.size(size)])
        }
        let stored = try await MediumBody(medium, range, in: custodian.blobs, context.logger)
        guard stored.size == size else {
            context.logger.error(
                "A stored file is damaged",
                metadata: ["analysis.id": "\(record.id)", "bytes": "\(stored.size)", "expected": "\(size)"])
            throw Refusal(.internal, "The stored file is damaged: it is not as long as it was.")
        }
        var response = Response(
            status: status,
            headers: [
                .acceptRanges: "bytes",
                .contentType: record.media.format.mediaType,
                .contentDisposition: AttachmentName.field(record.name, format: record.media.format),
                .contentSecurityPolicy: "sandbox; default-src 'none'",
                .cacheControl: "private, no-store",
            ],
            body: stored.body)
        if status == .partialContent {
            response.headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
        }
        return response
    }
}
