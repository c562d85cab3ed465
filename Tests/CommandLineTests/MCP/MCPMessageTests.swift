import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Messages of the Model Context Protocol", .timeLimit(.minutes(20)))
struct MCPMessageTests {
    /// A tool that repeats what it is told, or waits until it is cancelled.
    private struct Echo: MCPTool {
        let name = "echo"
        let title = "Echo"
        let description = "Repeats."
        let parameters = [
            MCPParameter(name: "text", kind: .string, isRequired: true, description: "What to repeat."),
            MCPParameter(name: "waits", kind: .boolean, description: "Whether it never ends by itself."),
        ]

        func call(_ arguments: JSONValue) async throws -> MCPOutcome {
            if case .bool(true)? = arguments["waits"] { try await Task.sleep(for: .seconds(86_400)) }
            return MCPOutcome(text: arguments["text"]?.string ?? "", structured: ["said": "so"])
        }
    }

    private actor Answers {
        var lines: [String] = []
        func add(_ answer: JSONValue) { lines.append(String(decoding: answer.canonical, as: UTF8.self)) }
    }

    /// What is answered to lines, in the order of the answers.
    private func answers(to lines: [String]) async -> [String] {
        let answers = Answers()
        let session = MCPSession(MCPServer(tools: [Echo()])) { await answers.add($0) }
        for line in lines { await session.receive(line) }
        await session.finish()
        return await answers.lines
    }

    @Test("A client's revision is kept where it is known, else the newest is offered")
    func initialize() async {
        for (asked, given) in [("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-11-25")] {
            let answer = await answers(to: [
                #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(asked)"}}"#
            ])
            #expect(answer.count == 1)
            #expect(answer.first?.contains(#""protocolVersion":"\#(given)""#) == true)
        }
    }

    @Test("A tool is listed with the types of its arguments, and called")
    func tools() async {
        let listed = await answers(to: [#"{"jsonrpc":"2.0","id":"a","method":"tools/list"}"#])
        #expect(listed.first?.contains(#""required":["text"]"#) == true)
        let called = await answers(to: [
            #"{"jsonrpc":"2.0","id":"b","method":"tools/call","params":{"name":"echo","arguments":{"text":"ä"}}}"#
        ])
        #expect(
            called == [
                #"{"id":"b","jsonrpc":"2.0","result":{"content":[{"text":"ä","type":"text"}],"isError":false,"#
                    + #""structuredContent":{"said":"so"}}}"#
            ])
    }

    @Test(
        "What is no request, and what asks for the impossible, is answered with the code of its mistake",
        arguments: [
            ("{", -32700), ("[]", -32600), (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"fly"}"#, -32601),
            (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fly"}}"#, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}"#, -32602),
            (
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":1}}}"#,
                -32602
            ),
            (
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","#
                    + #""arguments":{"text":"a","more":1}}}"#, -32602
            ),
        ])
    func faults(line: String, code: Int) async {
        let answer = await answers(to: [line])
        #expect(answer.count == 1)
        #expect(answer.first?.contains(#""code":\#(code)"#) == true, "\(answer)")
    }

    @Test("Notifications and answers of the client get none, and a line beyond the limit is refused")
    func silence() async {
        #expect(
            await answers(to: [
                #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","id":7,"result":{}}"#,
            ]).isEmpty)
        let long = #"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""# + String(repeating: "a", count: 1 << 20)
        #expect(await answers(to: [long + #""}}"#]).first?.contains("-32600") == true)
    }

    @Test("A cancelled call ends, and nobody is answered")
    func cancelled() async {
        let call = #""method":"tools/call","params":{"name":"echo","arguments":{"text":"a","waits":true}}}"#
        let answer = await answers(to: [
            #"{"jsonrpc":"2.0","id":1,"# + call,
            #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#,
        ])
        #expect(answer == [#"{"id":2,"jsonrpc":"2.0","result":{}}"#])
    }

    @Test("Only files below the folders named are looked at, wherever links lead")
    func folders() throws {
        let inside = try TemporaryFolder()
        let outside = try TemporaryFolder()
        let file = try inside.write([1], to: "file")
        let secret = try outside.write([1], to: "secret")
        try FileManager.default.createSymbolicLink(atPath: inside.path + "/link", withDestinationPath: secret)
        let folders = AllowedFolders([inside.path, "/nonexistent"])
        #expect(try folders.file(file).hasSuffix("/file"))
        for path in [
            secret, inside.path + "/link", inside.path + "/../" + secret, inside.path + "/absent", inside.path, "",
            file + "\0",
        ] {
            #expect(throws: MCPFault.self, "\(path)") { try folders.file(path) }
        }
        #expect(throws: MCPFault.self) { try AllowedFolders([]).file(file) }
        #expect(try AllowedFolders([outside.path, inside.path]).file("file") == folders.file(file))
        #expect(throws: MCPFault.self) { try folders.file("link") }
    }

    @Test("A folder that is absent ends the start")
    func absent() async throws {
        let outcome = try await Command().run("mcp", "--folder", "/nonexistent")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("/nonexistent is no folder"))
    }
}
