import Foundation
import Inference

/// A score by likeness: it compares a picture's class tokens with those of every picture that was learned from.
///
/// Both are points in a space of principal components. The score of the point p is Σ wᵢ · exp(−s · |p − pᵢ|²) + bias: kernel
/// ridge regression with a Gaussian kernel, trained by `training/image/kernel.py`.
///
/// The file: the length of its header as a little-endian 32-bit number, the header as JSON, then numbers, all
/// little-endian: origin and steps (float32, one a component), directions (float16, the components of one value after
/// those of the other), weights (float32, one a point) and points (int8, in steps).
struct GaussianKernel: Sendable {
    /// What stands before the numbers.
    struct Header: Sendable, Equatable, Codable {
        /// Blocks whose class tokens are read, counted from 1.
        var layers: [Int]
        /// Numbers of a class token.
        var width: Int
        /// Dimensions of the space.
        var components: Int
        /// Pictures learned from.
        var points: Int
        /// One over the squared distance at which likeness falls to 1/e.
        var sharpness: Double
        /// The score far from all points.
        var bias: Double
    }

    private static let maxComponents = 1 << 12
    private static let maxPoints = 1 << 20
    private static let maxWidth = 1 << 16

    let header: Header
    private let origin: [Float]
    private let steps: [Float]
    private let directions: [Float]
    private let weights: [Float]
    private let points: [Int8]

    /// Reads a kernel from its file.
    ///
    /// - Throws: `InferenceError` with `manifestInvalid` when it is not one, has another size or a number is not finite.
    init(_ bytes: [UInt8]) throws(InferenceError) {
        let flaw = InferenceError(.manifestInvalid, "The kernel of the probe is damaged: install the model again.")
        guard bytes.count >= 4 else { throw flaw }
        let length = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 4,
            let header = try? JSONDecoder().decode(Header.self, from: Data(bytes[4..<4 + length])),
            !header.layers.isEmpty, header.layers.count <= 64, header.layers.allSatisfy({ $0 > 0 }),
            (1...Self.maxWidth).contains(header.width), (1...Self.maxComponents).contains(header.components),
            (1...Self.maxPoints).contains(header.points), header.sharpness > 0
        else { throw flaw }
        var reader = WeightsReader(Array(bytes[(4 + length)...]))
        do throws(WeightsError) {
            origin = try reader.float32(count: header.components)
            steps = try reader.float32(count: header.components)
            directions = try reader.float16(count: header.layers.count * header.width * header.components)
            weights = try reader.float32(count: header.points)
            points = try reader.int8(count: header.points * header.components)
            try reader.finish()
        } catch {
            throw flaw
        }
        self.header = header
    }

    /// The score for tokens of shape [1, blocks, width].
    ///
    /// - Throws: `InferenceError` with `wrongShape` when a layer or its width is missing.
    func score(_ tokens: Tensor) throws(InferenceError) -> Double {
        let (width, values) = (header.width, tokens.floats)
        guard tokens.shape.count == 3, tokens.shape[0] == 1, tokens.shape[2] == width,
            header.layers.allSatisfy({ $0 <= tokens.shape[1] })
        else { throw InferenceError(.wrongShape, "The image tower answered with the shape \(tokens.shape).") }
        let point = place(of: header.layers.flatMap { values[($0 - 1) * width..<$0 * width] })
        return zip(weights, likenesses(to: point)).reduce(header.bias) { $0 + Double($1.0) * $1.1 }
    }

    /// Where tokens lie in the space.
    private func place(of values: [Float]) -> [Float] {
        let components = header.components
        var point = origin.map { -$0 }
        point.withUnsafeMutableBufferPointer { point in
            directions.withUnsafeBufferPointer { directions in
                for (index, value) in values.enumerated() {
                    let start = index * components
                    for component in 0..<components { point[component] += value * directions[start + component] }
                }
            }
        }
        return point
    }

    /// exp(−s · |p − pᵢ|²) for each point pᵢ.
    private func likenesses(to point: [Float]) -> [Double] {
        let components = header.components
        return point.withUnsafeBufferPointer { point in
            steps.withUnsafeBufferPointer { steps in
                points.withUnsafeBufferPointer { points in
                    (0..<header.points).map { index in
                        let start = index * components
                        var sum: Float = 0
                        for component in 0..<components {
                            let difference = point[component] - Float(points[start + component]) * steps[component]
                            sum += difference * difference
                        }
                        return exp(-header.sharpness * Double(sum))
                    }
                }
            }
        }
    }
}
