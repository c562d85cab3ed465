import Foundation
import Testing

@testable import Inference

@Suite("Self-tests", .timeLimit(.minutes(20)))
struct ModelVerifierTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    private func install(_ id: String, expecting first: [Float]) throws {
        try bench.installAffine(id) { manifest in
            manifest["self_test"] = [
                "input": ["x": ["shape": [1, 4], "ramp": [0, 3]]],
                "expected": ["y": ["shape": [1, 2], "first": first]], "tolerance": 0.001,
            ]
        }
    }

    @Test("A model whose outputs are the expected ones passes, another is named with the number that differs")
    func selfTest() async throws {
        try install("right", expecting: affine([0, 1, 2, 3]))
        try install("wrong", expecting: [affine([0, 1, 2, 3])[0], 1])
        let problems = await ModelVerifier(bench.repository).problems()
        #expect(problems.map(\.model) == ["wrong"])
        #expect(problems.first?.message.contains("'y'[1] is 39.5 instead of 1.0") == true)
    }

    @Test("A further file that was changed is found")
    func furtherFile() async throws {
        try bench.installAffine("m") { manifest in
            manifest["files"] = ["head": ["file": "head.bin", "sha256": FileDigest.sha256(of: Data("head".utf8))]]
        }
        try bench.write(Data("tail".utf8), "head.bin", of: "m")
        let error = await #expect(throws: InferenceError.self) { try await ModelVerifier(bench.repository).verify("m") }
        #expect(error?.code == .digestMismatch)
    }

    @Test("An output that is absent, of another shape, or no number does not pass")
    func differences() {
        let test = ModelManifest.SelfTest(
            input: [:], expected: ["y": .init(shape: [1, 2], first: [1, 2])], tolerance: 0.1)
        #expect(test.difference(from: ["y": Tensor(shape: [1, 2], floats: [1.05, 2.1])]) == nil)
        #expect(test.difference(from: [:]) == "there is no output 'y'")
        #expect(test.difference(from: ["y": Tensor(shape: [2], floats: [1, 2])])?.contains("shape [2]") == true)
        #expect(test.difference(from: ["y": Tensor(shape: [1, 2], floats: [1, .nan])]) != nil)
        #expect(test.difference(from: ["y": Tensor(shape: [1, 2], floats: [1.2, 2])]) != nil)
    }
}
