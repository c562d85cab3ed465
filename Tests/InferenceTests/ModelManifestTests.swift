import Foundation
import Testing

@testable import Inference

@Suite("Model manifests", .timeLimit(.minutes(20)))
struct ModelManifestTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    /// A change to a valid manifest and a part of the message that it must cause.
    struct Flaw: Sendable, CustomTestStringConvertible {
        let message: String
        let edit: @Sendable (inout [String: Any]) -> Void
        var testDescription: String { message }

        init(_ message: String, _ edit: @escaping @Sendable (inout [String: Any]) -> Void) {
            self.message = message
            self.edit = edit
        }
    }

    private static var image: [String: Any] { ["view": "image", "name": "x", "shape": [1, 3, 8, 8]] }

    @Test(
        "A flaw of a manifest is named",
        arguments: [
            Flaw("'licence' is missing") { $0["licence"] = nil },
            Flaw("'licence' is empty") { $0["licence"] = "" },
            Flaw("'modality' has a value that is not allowed") { $0["modality"] = "smell" },
            Flaw("'version' is not a String") { $0["version"] = 1 },
            Flaw("its id 'other' is not the folder's name") { $0["id"] = "other" },
            Flaw("its version '2.0.0' is not the folder's name") { $0["version"] = "2.0.0" },
            Flaw("'graph' is missing") { $0["graph"] = nil },
            Flaw("'graph.xml' is missing") { $0["graph"] = [String: Any]() },
            Flaw("the runtime 'swift' has no 'graph'") { $0["runtime"] = "swift" },
            Flaw("it names itself as its backbone") { $0["graph"] = ["backbone": "m"] },
            Flaw("a backbone needs a graph of its own") {
                $0["graph"] = ["backbone": "other"]
                $0["role"] = "backbone"
            },
            Flaw("'sha256' of 'head.bin' is not 64") { $0["files"] = ["head": ["file": "head.bin", "sha256": "12"]] },
            Flaw("'../secret' is not inside the model's folder") {
                $0["files"] = ["head": ["file": "../secret", "sha256": String(repeating: "0", count: 64)]]
            },
            Flaw("'input.shape' of the view 'image' has four lengths") {
                $0["input"] = Self.image.merging(["shape": [3, 8]]) { $1 }
            },
            Flaw("'input.shape' has a length that is neither positive nor -1") {
                $0["input"] = Self.image.merging(["shape": [1, 3, 0, 8]]) { $1 }
            },
            Flaw("'mean' and 'std' have three numbers") { $0["input"] = Self.image.merging(["std": [1]]) { $1 } },
            Flaw("'input.std' has a number that is not positive") {
                $0["input"] = Self.image.merging(["std": [1, 0, 1]]) { $1 }
            },
            Flaw("'input.size' is needed") { $0["input"] = Self.image.merging(["resize": "short_side"]) { $1 } },
            Flaw("'input.shape' of the view 'waveform' is ones and then the samples of a window, or -1 with 'window'") {
                $0["input"] = ["view": "waveform", "name": "x", "shape": [2, 1600]]
            },
            Flaw("'input.shape' of the view 'waveform' is ones and then the samples of a window, or -1 with 'window'") {
                $0["input"] = ["view": "waveform", "name": "x", "shape": [1, -1]]
            },
            Flaw("'input.shape' of the view 'waveform' is ones and then the samples of a window, or -1 with 'window'") {
                $0["input"] = ["view": "waveform", "name": "x", "shape": [1, -1], "window": -1]
            },
            Flaw("'input.hop' is not positive") {
                $0["input"] = ["view": "waveform", "name": "x", "shape": [1, 1600], "hop": 0]
            },
            Flaw("'output.kind' is 'map', which only pictures have") {
                $0["modality"] = "audio"
                $0["output"] = ["name": "y", "kind": "map", "polarity": "synthetic_high"]
            },
            Flaw("'dynamic_group' is not a positive multiple of 16") { $0["dynamic_group"] = 0 },
            Flaw("'dynamic_group' is not a positive multiple of 16") { $0["dynamic_group"] = 40 },
            Flaw("'output.index' is negative") {
                $0["output"] = ["name": "y", "kind": "logit", "polarity": "synthetic_high", "index": -1]
            },
            Flaw("'self_test.input.x' has not as many numbers as its shape says") {
                $0["self_test"] = [
                    "input": ["x": ["shape": [1, 4], "floats": [1, 2]]], "expected": [String: Any](), "tolerance": 0,
                ]
            },
        ])
    func flaws(_ flaw: Flaw) throws {
        try bench.installAffine("m", edit: flaw.edit)
        let repository = bench.repository
        #expect(repository.manifests.isEmpty)
        let problem = try #require(repository.problems.first)
        #expect(problem.model == "m")
        #expect(problem.message.contains(flaw.message), "\(problem.message)")
        #expect(problem.message.hasPrefix("'m/1.0.0/manifest.json' cannot be used"))
    }

    @Test("What is not JSON is named as such")
    func notJSON() throws {
        try bench.write(Data("{".utf8), "manifest.json", of: "m")
        #expect(bench.repository.problems.map(\.message) == ["'m/1.0.0/manifest.json' cannot be used: it is not JSON."])
    }

    @Test("Encoding a manifest and reading it again changes nothing")
    func roundTrip() throws {
        try bench.installAffine("m") { manifest in
            manifest["files"] = ["head": ["file": "affine.bin", "sha256": String(repeating: "a", count: 64)]]
            manifest["input"] = Self.image
            manifest["output"] = ["name": "y", "kind": "softmax", "polarity": "synthetic_low", "index": 1]
            manifest["calibration"] = ["method": "platt", "slope": 2, "intercept": -1, "data": "tests"]
            manifest["applicability"] = ["min_side": 64, "languages": ["en"]]
            manifest["self_test"] = [
                "input": ["x": ["shape": [1, 4], "ramp": [0, 1]]],
                "expected": ["y": ["shape": [1, 2], "first": [1, 2]]], "tolerance": 0.5,
            ]
        }
        let manifest = try #require(bench.repository.manifests.first)
        #expect(manifest.output?.polarity == .syntheticLow)
        #expect(manifest.selfTest?.input["x"]?.pattern == .ramp(from: 0, to: 1))
        let copy = try JSONDecoder().decode(ModelManifest.self, from: JSONEncoder().encode(manifest))
        #expect(copy == manifest)
    }

    @Test("Versions order by number and refuse other spellings")
    func versions() {
        let sorted = ["1.10.0", "1.9.9", "2.0.0", "1.9.10"].compactMap(ModelVersion.init).sorted()
        #expect(sorted.map(\.description) == ["1.9.9", "1.9.10", "1.10.0", "2.0.0"])
        for text in ["1", "1.0", "1.0.0.0", "1.0.x", "01.0.0", "-1.0.0", "+1.0.0", ""] {
            #expect(ModelVersion(text) == nil, "\(text)")
        }
    }
}
