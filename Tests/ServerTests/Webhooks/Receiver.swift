import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Server
import Synchronization

/// Somebody else's server on this machine, which writes down what it is sent.
final class Receiver: Sendable {
    /// One request as it came.
    struct Message: Sendable {
        let head: HTTPRequest
        let body: String

        /// A header field by its name.
        func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { head.headerFields[$0] } }
    }

    private let answers: Mutex<[HTTPResponse.Status]>
    private let messages = Mutex<[Message]>([])
    private let found: AsyncStream<Message>
    private let continuation: AsyncStream<Message>.Continuation

    /// A server that gives some answers in turn, and 204 once they are used up.
    init(_ answers: HTTPResponse.Status...) {
        self.answers = Mutex(answers)
        (found, continuation) = AsyncStream.makeStream()
    }

    /// What has come so far.
    var received: [Message] { messages.withLock { $0 } }

    /// The next message that comes.
    func next() async -> Message? { await found.first { _ in true } }

    /// Serves on a free port for as long as `body` runs.
    func serve(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let router = Router()
        let answer = { @Sendable (request: Request, _: BasicRequestContext) async throws -> Response in
            var request = request
            let message = Message(
                head: request.head, body: String(buffer: try await request.collectBody(upTo: 1 << 16)))
            self.messages.withLock { $0.append(message) }
            self.continuation.yield(message)
            let status = self.answers.withLock { $0.isEmpty ? .noContent : $0.removeFirst() }
            return Response(status: status, headers: [.location: "/elsewhere"])
        }
        router.post("/", use: answer)
        router.post("/**", use: answer)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            guard let number = await ports.first(where: { _ in true }) else { return }
            try await body(number)
            group.cancelAll()
        }
    }
}
