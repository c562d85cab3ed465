import Foundation
import HTTPTypes
import Hummingbird
import Inference
import Metrics
import NIOCore
import Testing

@testable import OpenInference

@Suite("Models that a server computes", .timeLimit(.minutes(20)))
struct InferenceServerTests {
    private let x = Tensor(shape: [2, 2], floats: [1, 2, 3, 4.5])
    private let timer = Timer(label: "test")

    private func manifest(_ more: String = "") throws -> ModelManifest {
        let file = #"{"file": "m.xml", "sha256": "\#(String(repeating: "0", count: 64))"}"#
        let json = """
            {"id": "m", "version": "1.0.0", "modality": "image", "role": "detector", "licence": "Apache-2.0",
             "source": "the tests", "graph": {"xml": \(file), "bin": \(file)}\(more)}
            """
        return try JSONDecoder().decode(ModelManifest.self, from: Data(json.utf8))
    }

    private func server(
        _ address: String, token: String = "", deadline: Duration = .seconds(60), patience: Duration = .seconds(600)
    ) throws -> InferenceServer {
        InferenceServer(
            try .init(address: address, token: token, deadline: deadline, patience: patience))
    }

    @Test("Outputs are those of the server, in JSON and behind it", arguments: [[], ["binary_tensor_data"]])
    func computes(extensions: [String]) async throws {
        let scripted = ScriptedServer(extensions: extensions)
        try await scripted.run { address in
            let server = try server(address, token: "0123456789abcdef")
            #expect(server.name == nil)
            let graph = try await server.graph(of: manifest(), digest: "sha256:0")
            #expect(server.name == "scripted 9")
            let y = try await graph.run(["x": x], timedBy: timer)
            #expect(y == ["y": Tensor(shape: [2, 2], floats: [2, 4, 6, 9])])
            #expect(try await graph.run(["pixels": x], timedBy: timer) == y, "the only input has whatever name")
            #expect(try await graph.outputName(of: "logits") == "y")
        }
        let last = try #require(scripted.asked.last)
        #expect(last.fields[.authorization] == "Bearer 0123456789abcdef")
        #expect(last.fields[.contentType] == (extensions.isEmpty ? "application/json" : "application/octet-stream"))
    }

    @Test("A server that is starting, overloaded or cut off is asked again until it answers")
    func patience() async throws {
        let scripted = ScriptedServer { asked, before in
            guard asked.path == "/v2/models/m/infer", before < 6 else { return nil }
            switch before {
            case 2: return Response(status: .serviceUnavailable)
            case 3: return Response(status: .tooManyRequests)
            case 4:
                return Response(
                    status: .ok, body: ResponseBody(contentLength: 9) { _ in throw CancellationError() })
            default: return Response(status: .badGateway)
            }
        }
        try await scripted.run { address in
            let graph = try await server(address, deadline: .seconds(2)).graph(of: manifest(), digest: "sha256:0")
            #expect(try await graph.run(["x": x], timedBy: timer)["y"]?.floats == [2, 4, 6, 9])
        }
        #expect(scripted.asked.count >= 7)
    }

    @Test(
        "A server that never answers, or lets its answer trickle, is told of in one sentence once the patience is over")
    func silence() async throws {
        let absent = try server("http://127.0.0.1:1", patience: .milliseconds(300))
        let error = await #expect(throws: InferenceError.self) {
            try await absent.graph(of: manifest(), digest: "sha256:0")
        }
        #expect(error?.code == .inferenceFailed)
        #expect(error?.message == "The inference server at http://127.0.0.1:1 does not answer: no connection.")

        let slow = ScriptedServer { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for _ in 0..<100_000 {
                        try await writer.write(ByteBuffer(string: " "))
                        try await Task.sleep(for: .milliseconds(20))
                    }
                })
        }
        try await slow.run { address in
            let server = try server(address, deadline: .milliseconds(100), patience: .milliseconds(50))
            let error = await #expect(throws: InferenceError.self) {
                try await server.graph(of: manifest(), digest: "sha256:0")
            }
            #expect(error?.message.contains("does not answer") == true, "\(error?.message ?? "")")
        }
    }

    @Test("A cancelled analysis waits no longer")
    func cancelled() async throws {
        let absent = try server("http://127.0.0.1:1")
        let manifest = try manifest()
        let waiting = Task { try await absent.graph(of: manifest, digest: "sha256:0") }
        waiting.cancel()
        let error = await #expect(throws: InferenceError.self) { try await waiting.value }
        #expect(error?.code == .cancelled)
    }

    @Test(
        "Answers that would make a wrong verdict are refused",
        arguments: [
            ("another shape", Tensor(shape: [1, 3], floats: [1, 2, 3])),
            ("no number", Tensor(shape: [2, 2], floats: [1, .nan, 3, 4])),
            ("infinity", Tensor(shape: [2, 2], floats: [1, .infinity, 3, 4])),
        ])
    func wrongAnswers(name: String, y: Tensor) async throws {
        let scripted = ScriptedServer(extensions: ["binary_tensor_data"]) { asked, _ in
            guard asked.path == "/v2/models/m/infer" else { return nil }
            let request = TensorMessage(id: nil, tensors: [], wantsBinary: true)
            return try? .outputs(request, [.init(name: "y", datatype: .float32, tensor: y)])
        }
        try await scripted.run { address in
            let graph = try await server(address).graph(of: manifest(), digest: "sha256:0")
            let error = await #expect(throws: InferenceError.self) { try await graph.run(["x": x], timedBy: timer) }
            #expect(error?.code == .inferenceFailed)
        }
    }

    @Test("A request that the server refuses is not sent again, and its words are passed on", arguments: [400, 500])
    func refused(status: Int) async throws {
        let scripted = ScriptedServer { asked, _ in
            guard asked.path == "/v2/models/m/infer" else { return nil }
            return try? .json(ErrorJSON(error: "too hot today"), .init(code: status))
        }
        try await scripted.run { address in
            let graph = try await server(address).graph(of: manifest(), digest: "sha256:0")
            let error = await #expect(throws: InferenceError.self) { try await graph.run(["x": x], timedBy: timer) }
            #expect(error?.message.contains("too hot today") == true)
        }
        #expect(scripted.asked.count == 3)
    }

    @Test("A model that is absent, of another version, or computes something else is refused before it judges")
    func otherModels() async throws {
        let absent = ScriptedServer { asked, _ in asked.path == "/v2" ? nil : Response(status: .notFound) }
        try await absent.run { address in
            let error = await #expect(throws: InferenceError.self) {
                try await server(address).graph(of: manifest(), digest: "sha256:0")
            }
            #expect(error?.code == .inferenceFailed && error?.message.contains("has no model") == true)
        }
        let other = ScriptedServer { asked, _ in
            guard asked.path == "/v2/models/m" else { return nil }
            return try? .json(
                ModelJSON(
                    name: "m", versions: ["2.0.0"], platform: "test", inputs: [], outputs: [],
                    parameters: .init(digest: "sha256:1")))
        }
        try await other.run { address in
            let error = await #expect(throws: InferenceError.self) {
                try await server(address).graph(of: manifest(), digest: "sha256:0")
            }
            #expect(error?.code == .inferenceFailed)
            #expect(error?.message.contains("1.0.0 is needed") == true)
        }
        let test = """
            , "self_test": {"input": {"x": {"shape": [1, 2], "floats": [1, 2]}},
            "expected": {"y": {"shape": [1, 2], "first": [3, 6]}}, "tolerance": 0.001}
            """
        try await ScriptedServer().run { address in
            let error = await #expect(throws: InferenceError.self) {
                try await server(address).graph(of: manifest(test), digest: "sha256:0")
            }
            #expect(error?.code == .inferenceFailed)
        }
    }

    @Test("What is no address and what is no inference server are told apart")
    func addresses() async throws {
        for address in ["", "host:1", "ftp://host", "http://"] {
            #expect(throws: InferenceError.self) { try InferenceServer.Settings(address: address) }
        }
        try await ScriptedServer { _, _ in Response(status: .ok) }.run { address in
            let error = await #expect(throws: InferenceError.self) {
                try await server(address).graph(of: manifest(), digest: "sha256:0")
            }
            #expect(error?.message.contains("is no inference server") == true)
        }
    }
}
