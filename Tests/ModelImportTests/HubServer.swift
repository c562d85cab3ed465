import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

@testable import ModelImport

/// A hub on this machine: the routes of Hugging Face's, over real connections, with the faults that a test asks for.
final class HubServer: Sendable {
    /// What goes wrong, and for whom the model is.
    struct Behaviour: Sendable {
        /// Bytes of a body after which the connection ends, by how many bodies were sent before.
        var cuts: [Int: Int] = [:]
        /// Whether it sends files from their beginning whatever part is asked for.
        var ignoresRanges = false
        /// Whether only the token `secret` may read.
        var isGated = false
        /// Whether the answer to a gated model has the hub's code for it.
        var hasCode = true
        /// Files whose content is another than the list says.
        var spoiled: Set<String> = []
        /// Files that have more bytes than the list says.
        var longer: Set<String> = []
        /// Sizes that the list states instead.
        var sizes: [String: Int] = [:]
        /// Where weights are redirected to; the port is this server's.
        var redirect: String?
    }

    /// A request as it came.
    struct Asked: Sendable {
        var path: String
        var host: String
        var token: String?
        var range: String?
    }

    static let commit = String(repeating: "0123456789", count: 4)
    let files: [String: [UInt8]]
    let behaviour: Behaviour
    private let log = Mutex<[Asked]>([])
    private let bodies = Mutex(0)

    /// What was asked so far.
    var asked: [Asked] { log.withLock { $0 } }

    init(_ files: [String: [UInt8]], _ behaviour: Behaviour = Behaviour()) {
        self.files = files
        self.behaviour = behaviour
    }

    /// Runs `body` with the server's address.
    func run<R: Sendable>(_ body: @Sendable (String) async throws -> R) async throws -> R {
        var silence = Logger(label: "test")
        silence.logLevel = .critical
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in self.answer(request) }
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silence)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await application.run() }
            var address = ""
            for await port in ports {
                address = "http://127.0.0.1:\(port)"
                break
            }
            defer { group.cancelAll() }
            return try await body(address)
        }
    }

    private func answer(_ request: Request) -> Response {
        let host = request.head.authority ?? ""
        let asked = Asked(
            path: request.uri.path, host: host, token: request.headers[.authorization], range: request.headers[.range])
        log.withLock { $0.append(asked) }
        if request.uri.path.hasPrefix("/away/") { return file(String(request.uri.path.dropFirst(6)), request) }
        if behaviour.isGated, asked.token != "Bearer secret" {
            var fields = HTTPFields()
            if behaviour.hasCode, let name = HTTPField.Name("X-Error-Code") { fields[name] = "GatedRepo" }
            return Response(status: .unauthorized, headers: fields)
        }
        let api = "/api/models/maker/model/revision/"
        if request.uri.path.hasPrefix(api) {
            guard ["main", "v1%2F2", Self.commit].contains(String(request.uri.path.dropFirst(api.count))) else {
                return Response(status: .notFound)
            }
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: listing)))
        }
        let resolve = "/maker/model/resolve/\(Self.commit)/"
        guard request.uri.path.hasPrefix(resolve) else { return Response(status: .notFound) }
        let name = String(request.uri.path.dropFirst(resolve.count))
        if let place = behaviour.redirect, name.hasSuffix(".safetensors") {
            let port = host.split(separator: ":").last.map(String.init) ?? ""
            return Response(
                status: .found, headers: [.location: place.replacing("PORT", with: port) + name])
        }
        return file(name, request)
    }

    private var listing: [UInt8] {
        let entries = files.sorted { $0.key < $1.key }.map { name, content in
            let size = behaviour.sizes[name] ?? content.count
            let blob = Insecure.SHA1.hash(data: Array("blob \(content.count)\0".utf8) + content)
            let sha = SHA256.hash(data: content)
            func hex(_ digest: some Sequence<UInt8>) -> String {
                digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            let lfs =
                name.hasSuffix(".safetensors") ? ", \"lfs\": {\"sha256\": \"\(hex(sha))\", \"size\": \(size)}" : ""
            return "{\"rfilename\": \"\(name)\", \"size\": \(size), \"blobId\": \"\(hex(blob))\"\(lfs)}"
        }
        return Array("{\"sha\": \"\(Self.commit)\", \"siblings\": [\(entries.joined(separator: ", "))]}".utf8)
    }

    private func file(_ name: String, _ request: Request) -> Response {
        guard var content = files[name] else { return Response(status: .notFound) }
        if behaviour.spoiled.contains(name) { content[content.count / 2] ^= 1 }
        if behaviour.longer.contains(name) { content += [1, 2, 3] }
        var fields = HTTPFields()
        var status = HTTPResponse.Status.ok
        if !behaviour.ignoresRanges, let range = request.headers[.range], let start = Int(range.dropFirst(6).dropLast())
        {
            status = .partialContent
            fields[.contentRange] = "bytes \(start)-\(content.count - 1)/\(content.count)"
            content = Array(content.dropFirst(start))
        }
        let before = bodies.withLock { count in
            defer { count += 1 }
            return count
        }
        guard let cut = behaviour.cuts[before] else {
            return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
        }
        let part = ByteBuffer(bytes: content.prefix(cut))
        let body = ResponseBody(contentLength: content.count) { writer in
            try await writer.write(part)
            throw CancellationError()
        }
        return Response(status: status, headers: fields, body: body)
    }
}
