import Crypto
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Inference
import Metrics
import NIOCore
import OpenInference
import Testing

@testable import Server
@testable import Signing

@Suite("Process that computes models for others", .timeLimit(.minutes(20)))
struct InferenceRoleTests {
    /// y = x·W + b in ONNX, as the tests of inference have it.
    private let folder: String
    private let configuration: ServerConfiguration

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/models-\(UUID().uuidString)"
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "InferenceTests/Fixtures/affine.onnx")
        let graph = try Data(contentsOf: source)
        let place = URL(filePath: folder).appending(path: "m/1.0.0")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try graph.write(to: place.appending(path: "affine.onnx"))
        let digest = SHA256.hash(data: graph).map { String(format: "%02x", $0) }.joined()
        let manifest = """
            {"id": "m", "version": "1.0.0", "modality": "image", "role": "detector", "licence": "Apache-2.0",
             "source": "the tests", "graph": {"onnx": {"file": "affine.onnx", "sha256": "\(digest)"}}}
            """
        try Data(manifest.utf8).write(to: place.appending(path: "manifest.json"))
        configuration = ServerConfiguration(port: 0, dataFolder: folder + "/data")
    }

    private func application(
        _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        var configuration = configuration
        change(&configuration)
        return try buildInferenceApplication(
            configuration: configuration, models: ModelRepository(folders: [folder]), metrics: MetricsRegistry(),
            logger: TestServer.silence)
    }

    @Test("Another process gets the numbers that this one would compute itself, in JSON and behind it")
    func equal() async throws {
        let x = Tensor(shape: [3, 4], floats: (0..<12).map { Float($0) / 7 })
        let here = try await ModelRepository(folders: [folder]).model("m").run(["x": x])
        try await application { $0.inferenceToken = "0123456789abcdef" }.test(.live) { client in
            let address = "http://127.0.0.1:\(try #require(client.port))"
            let server = InferenceServer(try .init(address: address, token: "0123456789abcdef"))
            let repository = ModelRepository(folders: [folder], remote: server)
            #expect(try await repository.model("m").run(["x": x]) == here)
            #expect(repository.place(of: "m") == "touchstone \(Report.Engine.currentVersion)")

            let message = TensorMessage(
                id: "1", tensors: [.init(name: "x", datatype: .float32, tensor: x)], wantsBinary: false)
            let (body, _) = try message.body(.request, isBinary: false)
            let answer = try await client.execute(
                uri: "/v2/models/m/versions/1.0.0/infer", method: .post,
                headers: [.authorization: "Bearer 0123456789abcdef"], body: body)
            #expect(answer.status == .ok)
            let outputs = try TensorMessage(answer.body, jsonLength: nil, .answer)
            #expect(outputs.id == "1" && outputs.model?.name == "m")
            #expect(outputs.tensors.first?.tensor == here["y"])

            let stranger = InferenceServer(try .init(address: address, token: "fedcba9876543210"))
            await #expect(throws: InferenceError.self) {
                try await ModelRepository(folders: [folder], remote: stranger).model("m")
            }
        }
    }

    @Test("A worker needs no graph where a server has it")
    func withoutGraph() async throws {
        let bare = folder + "-bare"
        try FileManager.default.copyItem(atPath: folder, toPath: bare)
        try FileManager.default.removeItem(atPath: bare + "/m/1.0.0/affine.onnx")
        #expect(ModelRepository(folders: [bare]).problems.map(\.model) == ["m"])
        try await application().test(.live) { client in
            let server = InferenceServer(try .init(address: "http://127.0.0.1:\(try #require(client.port))"))
            let repository = ModelRepository(folders: [bare], remote: server)
            #expect(repository.problems.isEmpty)
            let y = try await repository.model("m").run(["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])])
            #expect(y["y"]?.floats.count == 2)
        }
    }

    @Test("What cannot be computed is refused in the words of the protocol")
    func refused() async throws {
        try await application().test(.live) { client in
            for (uri, body, status) in [
                ("/v2/models/x", "", 404), ("/v2/models/m/versions/2.0.0", "", 404),
                ("/v2/models/x/infer", "{}", 404), ("/v2/models/m/infer", "{", 400), ("/v2/models/m/infer", "{}", 400),
                (
                    "/v2/models/m/infer",
                    #"{"inputs": [{"name": "x", "shape": [1, 3], "datatype": "FP32", "data": [1, 2, 3]}]}"#, 400
                ),
                (
                    "/v2/models/m/infer",
                    #"{"inputs": [{"name": "z", "shape": [1, 4], "datatype": "FP32", "data": [1, 2, 3, 4]}]}"#, 400
                ),
            ] {
                let answer = try await client.execute(
                    uri: uri, method: body.isEmpty ? .get : .post, body: body.isEmpty ? nil : ByteBuffer(string: body))
                #expect(answer.status.code == status, "\(uri)")
                let sentence = try JSONDecoder().decode(ErrorJSON.self, from: Data(answer.body.readableBytesView)).error
                #expect(!sentence.isEmpty)
            }
            let large = try await client.execute(
                uri: "/v2/models/m/infer", method: .post,
                body: ByteBuffer(repeating: 0x20, count: InferenceRoutes.bodyLimit + 1))
            #expect(large.status == .contentTooLarge)
        }
    }

    @Test("Strangers see that it lives, and compute nothing without the token")
    func strangers() async throws {
        try await application { $0.inferenceToken = "0123456789abcdef" }.test(.live) { client in
            for uri in ["/v2/health/live", "/v2/health/ready", "/v2", "/healthz/ready"] {
                let answer = try await client.execute(uri: uri, method: .get)
                #expect(answer.status == .ok, "\(uri)")
            }
            for uri in ["/v2/models/m", "/v2/models/m/ready", "/v2/models/x"] {
                let answer = try await client.execute(uri: uri, method: .get)
                #expect(answer.status == .unauthorized, "\(uri)")
            }
        }
        try await application().test(.live) { client in
            let passed = try await client.execute(
                uri: "/v2/models/m", method: .get, headers: [.forwardedFor: "192.0.2.1"])
            #expect(passed.status == .forbidden)
        }
    }

    @Test("The role stands alone, and settings that cannot work are refused by their key")
    func settings() {
        for (key, change) in [
            ("roles", { $0.roles = "api,inference" }), ("inference.token", { $0.inferenceToken = "short" }),
            ("inference.server", { $0.inferenceServer = "nonsense" }),
        ] as [(String, (inout ServerConfiguration) -> Void)] {
            var configuration = configuration
            change(&configuration)
            let error = #expect(throws: ConfigurationError.self) { try configuration.validate() }
            #expect(error?.description.hasPrefix("\(key):") == true, "\(error?.description ?? "")")
        }
    }
}
