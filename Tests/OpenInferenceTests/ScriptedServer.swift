import Foundation
import HTTPTypes
import Hummingbird
import Inference
import Logging
import NIOCore
import Synchronization

@testable import OpenInference

/// An inference server on a free port that serves one model, `m` with y = 2x, unless a script answers in its place.
final class ScriptedServer: Sendable {
    /// A request as it came.
    struct Asked: Sendable {
        var path: String
        var fields: HTTPFields
        var body: ByteBuffer
    }

    private let log = Mutex<[Asked]>([])
    private let extensions: [String]
    private let script: @Sendable (Asked, Int) -> Response?

    /// What was asked so far.
    var asked: [Asked] { log.withLock { $0 } }

    /// A server.
    ///
    /// - Parameters:
    ///   - extensions: Those it says it knows.
    ///   - script: Given each request and how many came before it; nil leaves the answer to the server.
    init(extensions: [String] = [], _ script: @escaping @Sendable (Asked, Int) -> Response? = { _, _ in nil }) {
        self.extensions = extensions
        self.script = script
    }

    /// Runs `body` with the server's address.
    func run(_ body: @Sendable (String) async throws -> Void) async throws {
        var silence = Logger(label: "test")
        silence.logLevel = .critical
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            let bytes = try await request.body.collect(upTo: 64 << 20)
            let asked = Asked(path: request.uri.path, fields: request.headers, body: bytes)
            let before = self.log.withLock { log in
                log.append(asked)
                return log.count - 1
            }
            return try self.script(asked, before) ?? self.answer(asked)
        }
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silence)
        try await withThrowingTaskGroup { group in
            group.addTask { try await application.run() }
            do {
                for await port in ports {
                    try await body("http://127.0.0.1:\(port)")
                    break
                }
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            while (try? await group.next()) != nil {}
        }
    }

    private func answer(_ asked: Asked) throws -> Response {
        switch asked.path {
        case "/v2": return try .json(ServerJSON(name: "scripted", version: "9", extensions: extensions))
        case "/v2/models/m":
            let port = TensorDescription(name: "x", datatype: .float32, shape: [-1, 2])
            var given = port
            given.name = "y"
            return try .json(
                ModelJSON(
                    name: "m", versions: ["1.0.0"], platform: "test", inputs: [.init(port)], outputs: [.init(given)],
                    parameters: .init(digest: nil)))
        case "/v2/models/m/infer":
            let field = HTTPField.Name(TensorMessage.lengthField).flatMap { asked.fields[$0] }
            return try .doubled(TensorMessage(asked.body, jsonLength: field.flatMap { Int($0) }, .request))
        default: return Response(status: .notFound)
        }
    }
}

extension Response {
    /// A JSON answer.
    static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) throws -> Response {
        Response(status: status, body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(value))))
    }

    /// Twice the input, as the request wants it.
    static func doubled(_ request: TensorMessage) throws -> Response {
        let x = request.tensors[0].tensor
        let y = Tensor(shape: x.shape, floats: x.floats.map { $0 * 2 })
        return try .outputs(request, [.init(name: "y", datatype: .float32, tensor: y)])
    }

    /// Outputs, as the request wants them.
    static func outputs(_ request: TensorMessage, _ tensors: [TensorMessage.Named]) throws -> Response {
        let answer = TensorMessage(id: request.id, model: ("m", "1.0.0"), tensors: tensors)
        let (body, length) = try answer.body(.answer, isBinary: request.wantsBinary)
        var response = Response(status: .ok, body: .init(byteBuffer: body))
        if let length, let name = HTTPField.Name(TensorMessage.lengthField) { response.headers[name] = "\(length)" }
        return response
    }
}
