import Foundation
import Inference
import Metrics
import NIOCore
import NIOHTTP1

/// A graph that an inference server computes.
struct RemoteGraph: GraphComputing {
    let takes: [TensorDescription]
    let gives: [TensorDescription]
    private let id: String
    private let isBinary: Bool
    private let server: InferenceServer

    /// A graph as the server describes it.
    ///
    /// - Throws: `InferenceError` for a description that cannot be used.
    init(id: String, _ model: ModelJSON, isBinary: Bool, server: InferenceServer) throws(InferenceError) {
        takes = try Self.descriptions(model.inputs, id)
        gives = try Self.descriptions(model.outputs, id)
        self.id = id
        self.isBinary = isBinary
        self.server = server
    }

    func outputName(of alias: String) -> String { Self.name(alias, among: gives) }

    func run(_ tensors: [String: Tensor], timedBy timer: Timer) async throws(InferenceError) -> [String: Tensor] {
        let start = ContinuousClock.now
        defer { timer.record(duration: ContinuousClock.now - start) }
        return try await run(tensors)
    }

    /// Computes a self-test, so that another model under the same name is found before it judges anything.
    func check(_ test: ModelManifest.SelfTest?) async throws(InferenceError) {
        guard let test else { return }
        var inputs: [String: Tensor] = [:]
        for (name, input) in test.input { inputs[name] = Tensor(input) }
        var outputs = try await run(inputs)
        for name in test.expected.keys { outputs[name] = outputs[outputName(of: name)] }
        if let difference = test.difference(from: outputs) {
            throw InferenceError(
                .inferenceFailed,
                "The model '\(id)' of \(server.settings.address) is not the one that is pinned: \(difference).")
        }
    }

    private func run(_ tensors: [String: Tensor]) async throws(InferenceError) -> [String: Tensor] {
        let id = UUID().uuidString.lowercased()
        let named = tensors.sorted { $0.key < $1.key }.map { name, tensor in
            let name = Self.name(name, among: takes)
            let declared = takes.first { $0.name == name }?.datatype
            let isFloat = if case .floats = tensor.values { true } else { false }
            return TensorMessage.Named(
                name: name, datatype: declared ?? (isFloat ? .float32 : .int64), tensor: tensor)
        }
        let message = TensorMessage(id: id, tensors: named, wantsBinary: isBinary)
        let (body, jsonLength) = try message.body(.request, isBinary: isBinary)
        var headers: HTTPHeaders = ["content-type": isBinary ? "application/octet-stream" : "application/json"]
        if let jsonLength { headers.add(name: TensorMessage.lengthField, value: "\(jsonLength)") }
        let (answered, bytes) = try await server.answer(
            .POST, "/v2/models/\(self.id)/infer", headers: headers, body: body, of: self.id)
        let outputs: TensorMessage
        do {
            outputs = try TensorMessage(
                bytes, jsonLength: answered.first(name: TensorMessage.lengthField).flatMap { Int($0) }, .answer)
        } catch {
            throw InferenceError(.inferenceFailed, "The inference server's answer cannot be used: \(error.message)")
        }
        guard outputs.id == nil || outputs.id == id else {
            throw InferenceError(.inferenceFailed, "The inference server answered another request.")
        }
        return try checked(outputs.tensors)
    }

    /// The outputs by name, once they are those that were described.
    private func checked(_ outputs: [TensorMessage.Named]) throws(InferenceError) -> [String: Tensor] {
        var found: [String: Tensor] = [:]
        for output in outputs {
            if let shape = gives.first(where: { $0.name == output.name })?.shape {
                let fits =
                    shape.count == output.tensor.shape.count
                    && zip(shape, output.tensor.shape).allSatisfy { $0 < 0 || $0 == $1 }
                guard fits else {
                    throw InferenceError(
                        .inferenceFailed,
                        "'\(output.name)' of '\(id)' came as \(output.tensor.shape) instead of \(shape).")
                }
            }
            guard output.tensor.floats.allSatisfy(\.isFinite) else {
                throw InferenceError(.inferenceFailed, "'\(output.name)' of '\(id)' holds values that are no numbers.")
            }
            found[output.name] = output.tensor
        }
        for output in gives where found[output.name] == nil {
            throw InferenceError(.inferenceFailed, "'\(output.name)' of '\(id)' is missing from the answer.")
        }
        return found
    }

    /// The name that is listed, or that of the only one there is: servers may call a graph's ends by other of its names.
    private static func name(_ alias: String, among listed: [TensorDescription]) -> String {
        listed.count == 1 ? listed[0].name : alias
    }

    private static func descriptions(
        _ tensors: [ModelJSON.Port]?, _ id: String
    ) throws(InferenceError) -> [TensorDescription] {
        var found: [TensorDescription] = []
        for tensor in tensors ?? [] {
            guard let datatype = TensorDescription.Datatype(rawValue: tensor.datatype) else {
                throw InferenceError(
                    .inferenceFailed,
                    "'\(tensor.name)' of '\(id)' is \(tensor.datatype) on the server; FP32, FP16, INT64 and INT32 can be used."
                )
            }
            found.append(TensorDescription(name: tensor.name, datatype: datatype, shape: tensor.shape))
        }
        return found
    }
}
