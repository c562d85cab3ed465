import DetectionCore

/// One client's requests: several are worked on at once, and each may be cancelled by its id.
actor MCPSession {
    private let server: MCPServer
    private let send: @Sendable (JSONValue) async -> Void
    private var running: [[UInt8]: Task<Void, Never>] = [:]

    /// A session that hands its answers to `send`.
    init(_ server: MCPServer, send: @escaping @Sendable (JSONValue) async -> Void) {
        self.server = server
        self.send = send
    }

    /// Takes one line of the client.
    func receive(_ line: String) async {
        do {
            let message = try MCPMessage(line: line)
            guard let method = message.method else { return }
            if let id = message.id {
                begin(message, method, id: id)
            } else if method == "notifications/cancelled", let id = message.params["requestId"] {
                running[id.canonical]?.cancel()
            }
        } catch {
            await send(error.answer)
        }
    }

    /// Waits until every request is answered.
    func finish() async {
        for task in running.values { await task.value }
    }

    private func begin(_ message: MCPMessage, _ method: String, id: JSONValue) {
        running[id.canonical] = Task {
            let answer = await server.answer(to: message, method, id: id)
            // Nobody waits for the answer to what they cancelled.
            if !Task.isCancelled { await send(answer) }
            running[id.canonical] = nil
        }
    }
}
