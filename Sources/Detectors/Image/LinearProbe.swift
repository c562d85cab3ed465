import Foundation
import Inference

/// A linear score of the class tokens of some layers of a transformer: the trained head of a frozen image tower.
struct LinearProbe: Sendable, Equatable, Codable {
    /// Blocks whose token is read, counted from 1.
    var layers: [Int]
    /// One row of weights for each of `layers`; standardisation is folded in.
    var weights: [[Float]]
    /// The score of zero tokens.
    var bias: Double

    /// A probe with a row of weights for each layer.
    init(layers: [Int], weights: [[Float]], bias: Double) {
        (self.layers, self.weights, self.bias) = (layers, weights, bias)
    }

    /// Reads a probe from its JSON file.
    ///
    /// - Throws: `InferenceError` with `manifestInvalid` when it is not one.
    init(json: [UInt8]) throws(InferenceError) {
        guard let probe = try? JSONDecoder().decode(LinearProbe.self, from: Data(json)),
            probe.layers.count == probe.weights.count, probe.layers.allSatisfy({ $0 > 0 })
        else { throw InferenceError(.manifestInvalid, "The probe is not a list of layers with their weights.") }
        self = probe
    }

    /// The score for tokens of shape [1, blocks, width].
    ///
    /// - Throws: `InferenceError` with `wrongShape` when a layer or its width is missing.
    func score(_ tokens: Tensor) throws(InferenceError) -> Double {
        guard tokens.shape.count == 3, tokens.shape[0] == 1 else {
            throw InferenceError(.wrongShape, "The image tower answered with the shape \(tokens.shape).")
        }
        let (blocks, width) = (tokens.shape[1], tokens.shape[2])
        let values = tokens.floats
        var sum = bias
        for (layer, row) in zip(layers, weights) {
            guard layer <= blocks, row.count == width, values.count == blocks * width else {
                throw InferenceError(.wrongShape, "The image tower has no layer \(layer) of width \(row.count).")
            }
            for (value, weight) in zip(values[(layer - 1) * width..<layer * width], row) {
                sum += Double(value) * Double(weight)
            }
        }
        return sum
    }
}
