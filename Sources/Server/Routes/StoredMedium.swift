import API
import Analysis
import DetectionCore
import HTTPTypes
import Hummingbird
import Logging
import MediaDecoding
import NIOCore
import Storage

/// The medium of one analysis as it is handed back: as a download, never as a page.
struct StoredMedium: Sendable {
    private let record: AnalysisRecord
    private let content: MediumContent
    private let custodian: MediaCustodian

    /// - Throws: `Refusal` with `not_found` once it is deleted.
    init(_ record: AnalysisRecord, in custodian: MediaCustodian) async throws {
        guard let content = try await custodian.medium(of: record) else { throw Refusal(.notFound) }
        self.record = record
        self.content = content
        self.custodian = custodian
    }

    /// All of it exactly as it came, or the range that the request asks for.
    func download(_ request: Request, _ logger: Logger) async throws -> Response {
        let size = record.media.bytes
        let (status, range): (HTTPResponse.Status, Range<Int>)
        switch ByteRange(request.headers[.range], size: size) {
        case .all: (status, range) = (.ok, 0..<size)
        case .part(let part): (status, range) = (.partialContent, Range(part))
        case .unsatisfiable:
            throw Refusal(.rangeOutside, "The medium has \(size) bytes.", notes: [.size(size)])
        }
        let stored = try await MediumBody(content, range, in: custodian.blobs, logger)
        guard stored.size == size else {
            logger.error(
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

    /// The text of a text or a document as the detectors of an analyzer read it.
    ///
    /// - Throws: `Refusal` with `not_found` for other media.
    func text(by analyzer: any MediaAnalyzing) async throws -> Response {
        guard record.media.kind == .text else { throw Refusal(.notFound, "This analysis has no text.") }
        let text: String
        let format = record.media.format
        switch content {
        case .bytes(let bytes): text = try await analyzer.text(of: MediaFile(sealed: bytes), format: format)
        case .blob(let key):
            let local = try await custodian.blobs.local(key)
            text = try await analyzer.text(of: MediaFile(path: local.path), format: format)
            withExtendedLifetime(local) {}
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/plain; charset=utf-8",
                .contentDisposition: "attachment; filename=\"text.txt\"",
                .contentSecurityPolicy: "sandbox; default-src 'none'",
                .cacheControl: "private, no-store",
            ],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
