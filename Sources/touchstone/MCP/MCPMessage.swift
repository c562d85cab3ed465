import DetectionCore

/// One message of a client by JSON-RPC 2.0.
struct MCPMessage: Sendable {
    /// Names a request in its answer; nil for a notification, which gets none.
    let id: JSONValue?
    /// What is asked for; nil where this is an answer.
    let method: String?
    /// An object, empty when there is none.
    let params: JSONValue

    /// Largest message that is read, in bytes.
    static let limit = 1 << 20

    /// Reads a line.
    ///
    /// - Throws: `MCPFault` for a line that is no message.
    init(line: String) throws(MCPFault) {
        guard line.utf8.count <= Self.limit else {
            throw MCPFault(.invalidRequest, "A message has at most \(Self.limit) bytes.")
        }
        guard let value = try? JSONValue(text: line.utf8) else { throw MCPFault(.parse, "The line is no JSON.") }
        let id = value["id"]
        guard value["jsonrpc"]?.string == "2.0", id?.isIdentifier != false else {
            throw MCPFault(.invalidRequest, "The line is no message of JSON-RPC 2.0.")
        }
        guard let method = value["method"]?.string else {
            guard value["result"] != nil || value["error"] != nil else {
                throw MCPFault(.invalidRequest, "The message has no method.", id: id)
            }
            (self.id, self.method, params) = (id, nil, [:])
            return
        }
        let params = value["params"] ?? [:]
        guard case .object = params else { throw MCPFault(.invalidParams, "params must be an object.", id: id) }
        (self.id, self.method, self.params) = (id, method, params)
    }
}

/// A request that cannot be answered, by a code of JSON-RPC 2.0, section 5.1.
struct MCPFault: Error, Equatable {
    /// What kind of mistake it is.
    enum Code: Int {
        case parse = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case `internal` = -32603
    }

    var code: Code
    var message: String
    /// The request it is about, as far as that is known, in canonical JSON.
    private var id: [UInt8]

    init(_ code: Code, _ message: String, id: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.id = (id ?? .null).canonical
    }

    /// The same fault as an answer to a request.
    func about(_ id: JSONValue?) -> MCPFault { MCPFault(code, message, id: id) }

    /// The answer.
    var answer: JSONValue {
        [
            "jsonrpc": "2.0", "id": (try? JSONValue(text: id)) ?? .null,
            "error": ["code": .number(Double(code.rawValue)), "message": .string(message)],
        ]
    }
}

extension JSONValue {
    /// Whether a request may be named so: a text or a number.
    fileprivate var isIdentifier: Bool { string != nil || number != nil }
}
