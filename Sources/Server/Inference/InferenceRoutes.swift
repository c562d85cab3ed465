import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import Inference
import NIOCore
import OpenInference
import Synchronization

/// The models of this process for other processes, by the Open Inference Protocol v2 with its binary tensor extension.
struct InferenceRoutes: Sendable {
    /// Largest request, in bytes: an image of 224 pixels a side takes 600 KB, a minute of sound 4 MB.
    static let bodyLimit = 32 << 20
    /// Most requests that are held in memory at a time; further ones are sent away for a second.
    static let most = 16

    let models: ModelRepository
    let readiness: Readiness
    let `guard`: BearerGuard
    private let running = Running()

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/v2/health/live") { _, _ in Response(status: .ok) }
        router.get("/v2/health/ready") { _, _ in Response(status: readiness.isReady ? .ok : .serviceUnavailable) }
        router.get("/v2") { _, _ in
            try JSONBody.response(
                ServerJSON(
                    name: "touchstone", version: Report.Engine.currentVersion, extensions: ["binary_tensor_data"]))
        }
        for path in ["/v2/models/:model", "/v2/models/:model/versions/:version"] as [RouterPath] {
            router.get(path) { request, context in
                let model = try await model(request, context)
                return try JSONBody.response(try description(of: model))
            }
            router.get(path.appendingPath("ready")) { request, context in
                _ = try await model(request, context)
                return Response(status: .ok)
            }
            router.post(path.appendingPath("infer")) { request, context in try await infer(request, context) }
        }
    }

    private func infer(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let model = try await model(request, context)
        guard running.begin(most: Self.most) else {
            throw Refusal.retry(.busy, after: 1, "Too many requests are waiting.")
        }
        defer { running.end() }
        let length: Int?
        if let field = request.headers[.inferenceHeaderLength] {
            guard let number = Int(field), number >= 0 else {
                throw Refusal(.invalidRequest, "\(TensorMessage.lengthField) is no number.")
            }
            length = number
        } else {
            length = nil
        }
        let body = try await request.body.collect(upTo: Self.bodyLimit)
        do throws(InferenceError) {
            let message = try TensorMessage(body, jsonLength: length, .request)
            let inputs = Dictionary(message.tensors.map { ($0.name, $0.tensor) }) { first, _ in first }
            let outputs = try await model.run(inputs)
            let gives = model.graph?.gives ?? []
            let tensors = gives.compactMap { output in
                outputs[output.name].map {
                    TensorMessage.Named(name: output.name, datatype: output.datatype, tensor: $0)
                }
            }
            let answer = TensorMessage(
                id: message.id, model: (model.manifest.id, model.manifest.version), tensors: tensors)
            let (bytes, jsonLength) = try answer.body(.answer, isBinary: message.wantsBinary)
            var headers: HTTPFields = [
                .contentType: jsonLength == nil ? "application/json; charset=utf-8" : "application/octet-stream"
            ]
            if let jsonLength { headers[.inferenceHeaderLength] = "\(jsonLength)" }
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
        } catch {
            throw Refusal(error)
        }
    }

    /// The model that a request names, loaded.
    private func model(_ request: Request, _ context: AppRequestContext) async throws -> Model {
        try self.guard.check(request.head, from: context.client)
        let id = try context.parameters.require("model")
        let version = context.parameters.get("version")
        guard let manifest = models.manifests.first(where: { $0.id == id }), manifest.hasGraph,
            version == nil || version == manifest.version
        else { throw Refusal(.notFound) }
        do {
            return try await models.model(id)
        } catch {
            throw Refusal(error)
        }
    }

    private func description(of model: Model) throws -> ModelJSON {
        guard let graph = model.graph else { throw Refusal(.notFound) }
        return ModelJSON(
            name: model.manifest.id, versions: [model.manifest.version], platform: "openvino",
            inputs: graph.takes.map(ModelJSON.Port.init), outputs: graph.gives.map(ModelJSON.Port.init),
            parameters: .init(digest: model.digest))
    }

    /// Counts the requests that are held.
    private final class Running: Sendable {
        private let count = Mutex(0)

        func begin(most: Int) -> Bool {
            count.withLock { count in
                guard count < most else { return false }
                count += 1
                return true
            }
        }

        func end() { count.withLock { $0 -= 1 } }
    }
}

extension ModelManifest {
    /// Whether the model has a graph of its own.
    fileprivate var hasGraph: Bool {
        switch graph {
        case .openvino, .onnx: true
        case .backbone, nil: false
        }
    }
}

extension Refusal {
    fileprivate init(_ error: InferenceError) {
        switch error.code {
        case .wrongShape: self.init(.invalidRequest, error.message)
        case .cancelled: self = .retry(.busy, after: 1, error.message)
        case .modelMissing, .digestMismatch, .manifestInvalid, .runtimeUnavailable, .compileFailed, .inferenceFailed:
            self.init(.internal, error.message)
        }
    }

    /// The refusal as the protocol has it: one sentence.
    func openInferenceResponse() throws -> Response {
        try JSONBody.response(
            ErrorJSON(error: problem.detail), status: .init(code: problem.code.status), headers: fields)
    }
}
