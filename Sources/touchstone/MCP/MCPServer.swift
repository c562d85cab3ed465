import DetectionCore

/// Answers requests of the Model Context Protocol: who this is, which tools there are, and calls of them.
struct MCPServer: Sendable {
    /// Revisions of the protocol whose requests are answered alike, the newest first.
    ///
    /// 2025-03-26 is not among them: it has batches, which are refused.
    static let revisions = ["2025-11-25", "2025-06-18", "2024-11-05"]

    let tools: [any MCPTool]

    /// The answer to a request.
    func answer(to message: MCPMessage, _ method: String, id: JSONValue) async -> JSONValue {
        do {
            return ["jsonrpc": "2.0", "id": id, "result": try await result(method, message.params)]
        } catch let fault as MCPFault {
            return fault.about(id).answer
        } catch {
            return MCPFault(.internal, "\(error)", id: id).answer
        }
    }

    private func result(_ method: String, _ params: JSONValue) async throws -> JSONValue {
        switch method {
        case "initialize": return introduction(params["protocolVersion"]?.string)
        case "ping": return [:]
        case "tools/list": return ["tools": .array(tools.map(\.listing))]
        case "tools/call": return try await call(params).result
        default: throw MCPFault(.methodNotFound, "\u{201C}\(method)\u{201D} is not offered.")
        }
    }

    private func introduction(_ asked: String?) -> JSONValue {
        let revision = asked.flatMap { Self.revisions.contains($0) ? $0 : nil } ?? Self.revisions[0]
        return [
            "protocolVersion": .string(revision), "capabilities": ["tools": ["listChanged": false]],
            "serverInfo": [
                "name": "touchstone", "title": "Touchstone", "version": .string(Report.Engine.currentVersion),
            ],
            "instructions": """
            Tells synthetic images, videos, audio files and texts from authentic ones. A verdict is evidence, not proof: \
            pass on its sentence with the error rate it was measured at, never a bare yes or no. "uncertain" and \
            "no_signs" do not mean that a file is real.
            """,
        ]
    }

    private func call(_ params: JSONValue) async throws -> MCPOutcome {
        let name = params["name"]?.string ?? ""
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw MCPFault(.invalidParams, "There is no tool \u{201C}\(name)\u{201D}.")
        }
        let arguments = params["arguments"] ?? [:]
        guard case .object = arguments else { throw MCPFault(.invalidParams, "arguments must be an object.") }
        try tool.check(arguments)
        return try await tool.call(arguments)
    }
}
