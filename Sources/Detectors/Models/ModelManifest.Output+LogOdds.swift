import DetectionCore
import Foundation
import Inference

extension ModelManifest.Output {
    /// The log-odds of synthetic that a graph's output stands for, or nil when the output has no such value.
    ///
    /// For a map it is the mean of the cells.
    func logOdds(in output: Tensor) -> Double? {
        let values = output.floats.map(Double.init)
        let position = index ?? 0
        guard values.indices.contains(position), values.allSatisfy(\.isFinite) else { return nil }
        let value = values[position]
        let odds: Double
        switch kind {
        case .logit: odds = value
        case .map: odds = values.reduce(0, +) / Double(values.count)
        case .probability:
            guard (0...1).contains(value) else { return nil }
            odds = Probability.logit(value)
        case .softmax:
            // Against all other classes together; the largest is taken out so that nothing overflows.
            var others = values
            others.remove(at: position)
            guard let largest = others.max() else { return nil }
            odds = value - largest - log(others.reduce(0) { $0 + exp($1 - largest) })
        }
        return polarity == .syntheticHigh ? odds : -odds
    }

    /// The reason when `logOdds(in:)` has nothing.
    var missing: InferenceError {
        InferenceError(.wrongShape, "The output '\(name)' has no \(kind.rawValue) where one was announced.")
    }

    /// The map over a picture that an output of kind `map` holds; nil for other kinds.
    ///
    /// - Parameter window: the part of the picture that the graph saw.
    func heatmap(of output: Tensor, window: UnitRectangle) -> Heatmap? {
        guard kind == .map, let columns = output.shape.last, columns > 0, !output.floats.isEmpty else { return nil }
        let sign: Double = polarity == .syntheticHigh ? 1 : -1
        return Heatmap(logOdds: output.floats.map { sign * Double($0) }, columns: columns, window: window)
    }
}
