import Inference
import Testing

@testable import Detectors

@Suite("Linear probe", .timeLimit(.minutes(20)))
struct LinearProbeTests {
    private let json = #"{"layers": [2, 1], "weights": [[1, 0], [0, 10]], "bias": 0.5}"#

    @Test("Each layer meets its own weights")
    func score() throws {
        let probe = try LinearProbe(json: Array(json.utf8))
        let tokens = Tensor(shape: [1, 2, 2], floats: [1, 2, 3, 4])
        #expect(try probe.score(tokens) == 0.5 + 3 + 20)
    }

    @Test("Tokens of another shape are refused", arguments: [[1, 1, 2], [1, 2, 1], [2, 1, 2], [4]])
    func wrongShape(shape: [Int]) throws {
        let probe = try LinearProbe(json: Array(json.utf8))
        let tokens = Tensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
        #expect(throws: InferenceError.self) { try probe.score(tokens) }
    }

    @Test(
        "A file that is no probe is refused", arguments: ["", "{}", #"{"layers": [0], "weights": [[1]], "bias": 0}"#])
    func notAProbe(text: String) {
        #expect(throws: InferenceError.self) { try LinearProbe(json: Array(text.utf8)) }
    }
}
