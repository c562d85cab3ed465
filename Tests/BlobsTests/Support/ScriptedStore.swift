import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage
import Synchronization
import TestSupport

@testable import BlobsS3

/// A server on a free port of this machine that answers requests as a script says, over real connections.
final class ScriptedStore: Sendable {
    /// A request as it came.
    struct Asked: Sendable {
        var method: String
        var path: String
        var query: String
        var fields: HTTPFields
        var body: Data

        /// The bytes that were asked for.
        var range: Range<Int>? {
            guard let text = fields[.range]?.dropFirst("bytes=".count) else { return nil }
            let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            return Int(ends[0]).map { $0..<(Int(ends[1]).map { $0 + 1 } ?? .max) }
        }
    }

    private let log = Mutex<[Asked]>([])
    private let script: @Sendable (Asked, Int) -> Response

    /// What was asked so far.
    var asked: [Asked] { log.withLock { $0 } }

    /// A store whose script is given each request and how many came before it.
    init(_ script: @escaping @Sendable (Asked, Int) -> Response) { self.script = script }

    /// Runs `body` with a client of the store.
    func withStore(
        _ change: (inout S3Settings) -> Void = { _ in }, credentials: CredentialSource? = nil,
        _ body: @Sendable (S3BlobStore, Staging) async throws -> Void
    ) async throws {
        var silence = Logger(label: "test")
        silence.logLevel = .critical
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            let bytes = try await request.body.collect(upTo: 64 << 20)
            let asked = Asked(
                method: request.method.rawValue, path: request.uri.path, query: request.uri.query ?? "",
                fields: request.headers, body: Data(bytes.readableBytesView))
            let before = self.log.withLock { log in
                log.append(asked)
                return log.count - 1
            }
            return self.script(asked, before)
        }
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silence)
        let folder = try TemporaryFolder()
        var settings = try S3Settings(
            address: "s3://media/p", endpoint: "http://127.0.0.1:1", usesPathStyle: true)
        change(&settings)
        try await withThrowingTaskGroup { [settings] group in
            group.addTask { try await application.run() }
            var settings = settings
            for await port in ports {
                settings.endpoint = "http://127.0.0.1:\(port)"
                break
            }
            let source = credentials ?? CredentialSource(S3Credentials(accessKey: "key", secretKey: "hush-hush"))
            do {
                try await S3BlobStore.lend(settings, source, in: folder) { store in
                    try await body(store, Staging(folder: "\(folder.path)/uploads"))
                }
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            while (try? await group.next()) != nil {}
        }
    }
}

extension Response {
    /// An answer without a body.
    static func plain(_ status: HTTPResponse.Status, _ fields: HTTPFields = [:]) -> Response {
        Response(status: status, headers: fields)
    }

    /// An error as S3 tells it.
    static func error(_ status: HTTPResponse.Status, _ code: String, _ more: String = "") -> Response {
        .document("<Error><Code>\(code)</Code><Message>no</Message>\(more)</Error>", status)
    }

    /// A document.
    static func document(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/xml"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "<?xml version=\"1.0\"?>\(text)")))
    }

    /// A part of a medium, as far as some bytes of it; then the connection ends.
    static func part(_ medium: Data, _ range: Range<Int>, cutAfter count: Int = .max) -> Response {
        let range = range.clamped(to: 0..<medium.count)
        let sent = medium[range].prefix(count)
        return Response(
            status: .partialContent,
            headers: [
                .contentRange: "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(medium.count)", .eTag: "\"tag\"",
            ],
            body: ResponseBody(contentLength: range.count) { writer in
                try await writer.write(ByteBuffer(bytes: sent))
                guard sent.count == range.count else { throw CancellationError() }
                try await writer.finish(nil)
            })
    }
}
