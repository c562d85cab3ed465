import Foundation
import Inference
import Testing

@testable import Detectors

@Suite("Head of the image tower", .timeLimit(.minutes(20)))
struct PictureHeadTests {
    private let probe = Array(#"{"layers": [1], "weights": [[1, 0]], "bias": 0.5}"#.utf8)
    private let tokens = Tensor(shape: [1, 2, 2], floats: [1, 2, 3, 4])

    /// Points at (2, −2) and (0, 6) of a space that doubles the second layer's token and takes (1, 2) away.
    private static func kernel(
        header: String = """
        {"layers": [2], "width": 2, "components": 2, "points": 2, "sharpness": 0.1, "bias": -0.25}
        """,
        origin: [Float] = [1, 2], directions: [Float16] = [2, 0, 0, 2]
    ) -> [UInt8] {
        func bytes<Number>(_ numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }
        return bytes([UInt32(header.utf8.count)]) + Array(header.utf8) + bytes(origin) + bytes([Float(1), 2])
            + bytes(directions) + bytes([Float(3), -1]) + bytes([Int8(2), -1, 0, 3])
    }

    @Test("A model without a kernel scores by its linear probe alone")
    func linear() throws {
        #expect(try PictureHead(probe: probe, kernel: nil).score(tokens) == 1.5)
    }

    @Test("A kernel adds the likeness to each picture that was learned from, by weight")
    func sum() throws {
        // The token (3, 4) lies at (5, 6): squared distances 9 + 64 and 25 + 0.
        let likeness = 3 * exp(-0.1 * 73.0) - exp(-0.1 * 25.0) - 0.25
        let found = try PictureHead(probe: probe, kernel: Self.kernel()).score(tokens)
        #expect(abs(found - (1.5 + likeness)) < 1e-6)
    }

    @Test("Tokens of another shape are refused", arguments: [[1, 1, 2], [1, 2, 1], [2, 2, 2], [4]])
    func wrongShape(shape: [Int]) throws {
        let kernel = try GaussianKernel(Self.kernel())
        let tokens = Tensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
        #expect(throws: InferenceError.self) { try kernel.score(tokens) }
    }

    @Test("A file that was cut or goes on is refused")
    func wrongSize() {
        let whole = Self.kernel()
        for cut in [0, 3, 4, 20, whole.count - 1] {
            #expect(throws: InferenceError.self) { try GaussianKernel(Array(whole.prefix(cut))) }
        }
        #expect(throws: InferenceError.self) { try GaussianKernel(whole + [0]) }
    }

    @Test("A number that is not finite is refused")
    func notFinite() {
        #expect(throws: InferenceError.self) { try GaussianKernel(Self.kernel(origin: [.nan, 2])) }
        #expect(throws: InferenceError.self) { try GaussianKernel(Self.kernel(directions: [.infinity, 0, 0, 2])) }
    }

    @Test(
        "A header that describes no kernel is refused",
        arguments: [
            (#""layers": [2]"#, #""layers": [0]"#), (#""width": 2"#, #""width": 0"#),
            (#""width": 2"#, #""width": 9000000000"#), (#""components": 2"#, #""components": -2"#),
            (#""points": 2"#, #""points": 0"#), (#""sharpness": 0.1"#, #""sharpness": 0"#), ("{", "["),
        ])
    func header(from: String, to: String) {
        let header = #"{"layers": [2], "width": 2, "components": 2, "points": 2, "sharpness": 0.1, "bias": -0.25}"#
        let changed = header.replacingOccurrences(of: from, with: to)
        #expect(changed != header)
        #expect(throws: InferenceError.self) { try GaussianKernel(Self.kernel(header: changed)) }
    }
}
