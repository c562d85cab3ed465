import DetectionCore

/// One thing that programs may ask for.
protocol MCPTool: Sendable {
    /// Its name.
    var name: String { get }
    /// Its name for people.
    var title: String { get }
    /// What it does, for whoever chooses among tools.
    var description: String { get }
    /// What it is given, by name.
    var parameters: [MCPParameter] { get }

    /// Does it.
    ///
    /// - Throws: `MCPFault` for arguments that make no sense; what goes wrong later is an outcome.
    func call(_ arguments: JSONValue) async throws -> MCPOutcome
}

/// A named value that a tool is given.
struct MCPParameter: Sendable {
    /// What it may be.
    enum Kind: String { case string, number, boolean }

    var name: String
    var kind: Kind
    var isRequired = false
    var description: String
}

/// What came of a call.
struct MCPOutcome: Sendable {
    /// For whoever reads.
    var text: String
    /// The same for programs; an object.
    var structured: JSONValue?
    /// Whether the text says why there is nothing.
    var isError = false

    /// What came of it, as the protocol writes it.
    var result: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "content", value: [["type": "text", "text": .string(text)]]),
            .init(name: "isError", value: .bool(isError)),
        ]
        if let structured { members.append(.init(name: "structuredContent", value: structured)) }
        return .object(members)
    }

    /// Says why there is nothing.
    static func failure(_ text: String) -> MCPOutcome { MCPOutcome(text: text, isError: true) }
}

extension MCPTool {
    /// The tool as it is listed.
    var listing: JSONValue {
        let properties = parameters.map { parameter in
            JSONValue.Member(
                name: parameter.name,
                value: ["type": .string(parameter.kind.rawValue), "description": .string(parameter.description)])
        }
        return [
            "name": .string(name), "title": .string(title), "description": .string(description),
            "inputSchema": [
                "type": "object", "properties": .object(properties),
                "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }),
                "additionalProperties": false,
            ],
            "annotations": ["readOnlyHint": true, "openWorldHint": false],
        ]
    }

    /// Refuses arguments that are unknown, missing or of the wrong type.
    func check(_ arguments: JSONValue) throws(MCPFault) {
        for name in arguments.names where !parameters.contains(where: { $0.name == name }) {
            throw MCPFault(.invalidParams, "\(self.name) takes no \u{201C}\(name)\u{201D}.")
        }
        for parameter in parameters {
            guard let value = arguments[parameter.name] else {
                guard !parameter.isRequired else {
                    throw MCPFault(.invalidParams, "\(name) needs \u{201C}\(parameter.name)\u{201D}.")
                }
                continue
            }
            let fits =
                switch (parameter.kind, value) {
                case (.string, .string), (.number, .number), (.boolean, .bool): true
                default: false
                }
            guard fits else {
                throw MCPFault(
                    .invalidParams, "\u{201C}\(parameter.name)\u{201D} must be a \(parameter.kind.rawValue).")
            }
        }
    }
}
