import DetectionCore
import Foundation
import Testing

@testable import Inference

@Suite("Running models", .timeLimit(.minutes(20)))
struct ModelTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    @Test(
        "A graph in either format computes the right numbers, for any number of rows", arguments: ["openvino", "onnx"])
    func formats(_ format: String) async throws {
        try bench.installAffine("m") { manifest in
            if format == "onnx" { manifest["graph"] = ["onnx": try? ModelBench.reference("affine.onnx")] }
        }
        let model = try await bench.repository.model("m")
        for rows in [1, 3] {
            let x = (0..<rows * 4).map { Float($0) - 2 }
            let y = try await model.run(["x": Tensor(shape: [rows, 4], floats: x)])
            let expected = stride(from: 0, to: x.count, by: 4).flatMap { affine(Array(x[$0..<$0 + 4])) }
            #expect(y == ["y": Tensor(shape: [rows, 2], floats: expected)])
        }
    }

    @Test(
        "Inputs that do not fit are refused with what would fit",
        arguments: [
            (
                ["x": Tensor(shape: [1, 5], floats: [1, 2, 3, 4, 5])],
                "'x' must be [?, 4] of float32, not [1, 5] of floats"
            ),
            (["x": Tensor(shape: [4], floats: [1, 2, 3, 4])], "'x' must be [?, 4] of float32, not [4] of floats"),
            (["x": Tensor(shape: [1, 4], integers: [1, 2, 3, 4])], "not [1, 4] of integers"),
            (["z": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])], "no input 'z': it takes x"),
            ([:], "The input 'x' is missing: give [?, 4] of float32"),
        ] as [([String: Tensor], String)])
    func wrongInputs(_ inputs: [String: Tensor], _ message: String) async throws {
        try bench.installAffine("m")
        let model = try await bench.repository.model("m")
        let error = await #expect(throws: InferenceError.self) { try await model.run(inputs) }
        #expect(error?.code == .wrongShape)
        #expect(error?.reason == .inferenceFailed)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        // The model still works afterwards.
        let y = try await model.run(["x": Tensor(shape: [1, 4], floats: [0, 0, 0, 0])])
        #expect(y["y"]?.floats == [0.5, -0.5])
    }

    @Test("Many tasks at once each get the answer to their own numbers", arguments: [Parallelism.latency, .throughput])
    func concurrency(_ parallelism: Parallelism) async throws {
        try bench.installAffine("m")
        let model = try await ModelRepository(folders: [bench.root], parallelism: parallelism).model("m")
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                group.addTask {
                    var right = 0
                    for step in 0..<20 {
                        let x = [Float(number), Float(step), 1, -1]
                        let y = try await model.run(["x": Tensor(shape: [1, 4], floats: x)])
                        right += y["y"]?.floats == affine(x) ? 1 : 0
                    }
                    return right
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == 64 * 20)
    }

    @Test("A task that is cancelled before its turn stops with that reason, and the others go on")
    func cancellation() async throws {
        try bench.installAffine("m")
        let model = try await bench.repository.model("m")
        let x = Tensor(shape: [1, 4], floats: [1, 1, 1, 1])
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await model.run(["x": x])
        }
        let error = await #expect(throws: InferenceError.self) { try await cancelled.value }
        #expect(error?.code == .cancelled)
        #expect(try await model.run(["x": x])["y"]?.floats == affine([1, 1, 1, 1]))
    }

    @Test("Further files are handed out when they are the pinned ones, and refused otherwise")
    func furtherFiles() async throws {
        let digest = FileDigest.sha256(of: Data("head".utf8))
        try bench.installAffine("m") { manifest in
            manifest["files"] = ["head": ["file": "head.bin", "sha256": digest]]
        }
        try bench.write(Data("head".utf8), "head.bin", of: "m")
        let model = try await bench.repository.model("m")
        #expect(try model.bytes(of: "head") == Array("head".utf8))
        #expect(throws: InferenceError(.modelMissing, "The manifest of 'm' names no file 'tail'.")) {
            try model.bytes(of: "tail")
        }
        try bench.write(Data("heat".utf8), "head.bin", of: "m")
        let error = #expect(throws: InferenceError.self) { try model.bytes(of: "head") }
        #expect(error?.code == .digestMismatch)
    }

    @Test("A model without a graph has files but cannot be run")
    func withoutGraph() async throws {
        try bench.writeManifest("m") { manifest in
            manifest["graph"] = nil
            manifest["runtime"] = "swift"
        }
        let model = try await bench.repository.model("m")
        let error = await #expect(throws: InferenceError.self) { try await model.run([:]) }
        #expect(error?.message == "The model 'm' has no graph to run.")
    }
}
