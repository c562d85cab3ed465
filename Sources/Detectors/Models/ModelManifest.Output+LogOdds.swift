import DetectionCore
import Foundation
import Inference

extension ModelManifest.Output {
    /// The log-odds of synthetic that a graph's output stands for, or nil when the output has no such value.
    func logOdds(in output: Tensor) -> Double? {
        let values = output.floats.map(Double.init)
        let position = index ?? 0
        guard values.indices.contains(position), values.allSatisfy(\.isFinite) else { return nil }
        let value = values[position]
        let odds: Double
        switch kind {
        case .logit: odds = value
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
}
