import DetectionCore

/// A linear head from a few labelled examples and the authentic ones of a guard, with scores by heads that had learned
/// nothing of an example's source.
///
/// `training/image/lesson.py` computes the same.
struct HeadLesson: Sendable {
    /// Parts that are held out in turn.
    static let folds = 5
    /// The user's own share of the weight of authentic examples; the rest is the guard's.
    private static let ownShare = 0.2
    /// Penalty for each value, of standardised values whose weights sum to the number of examples.
    private static let strength = 0.1

    /// A weight for each value.
    let weights: [Double]
    /// The score of an example whose values are all zero.
    let bias: Double
    /// Held-out scores of the examples.
    let scores: [Double]
    /// Held-out scores of the guard.
    let guarded: [Double]
    /// From a score to a log-likelihood ratio; nil when the scores rise the wrong way.
    let calibration: PlattCalibration?
    /// Whether each class of examples was held out by source.
    let isBySource: (authentic: Bool, synthetic: Bool)

    /// Learns.
    ///
    /// - Parameters:
    ///   - values: Standardised values, `width` each, of the examples and then of the guard.
    ///   - width: Values of one example.
    ///   - isSynthetic: The label of each example; both occur.
    ///   - sources: The source of each example.
    ///   - guardSources: The source of each authentic example of the guard.
    init(values: [Float], width: Int, isSynthetic: [Bool], sources: [String], guardSources: [Int]) {
        let count = isSynthetic.count
        let ridge = DualRidge(values: values, width: width)
        let targets = isSynthetic.map { $0 ? 1.0 : -1.0 } + guardSources.map { _ in -1 }
        let weights = Self.weights(isSynthetic, sources, guardSources)
        let folds = SourceFolds(
            isSynthetic: isSynthetic, sources: sources, guardSources: guardSources, count: Self.folds)
        let all = Array(targets.indices)
        func fit(_ used: [Int]) -> DualRidge.Fit {
            ridge.fit(used, targets: targets, weights: weights, penalty: Self.strength * Double(width))
        }
        var scores = [Double](repeating: 0, count: all.count)
        for fold in 0..<Self.folds {
            let held = all.filter { folds.fold[$0] == fold }
            guard !held.isEmpty else { continue }
            let fit = fit(all.filter { folds.fold[$0] != fold })
            for row in held { scores[row] = ridge.value(of: fit, at: row) }
        }
        let final = fit(all)
        self.weights = ridge.weights(of: final)
        bias = final.bias
        self.scores = Array(scores.prefix(count))
        guarded = Array(scores.dropFirst(count))
        isBySource = folds.isBySource
        let labelled = zip(scores, isSynthetic)
        let line = PlattCalibration.fit(
            authentic: labelled.filter { !$0.1 }.map(\.0) + guarded, synthetic: labelled.filter(\.1).map(\.0))
        calibration = line.flatMap { $0.slope > 0 ? $0 : nil }
    }

    /// Both classes weigh the same; inside a part n examples of one source weigh √n, so that no source dominates.
    private static func weights(_ isSynthetic: [Bool], _ sources: [String], _ guardSources: [Int]) -> [Double] {
        let half = Double(isSynthetic.count + guardSources.count) / 2
        func weights(of sources: [String], to sum: Double) -> [Double] {
            let sizes = Dictionary(sources.map { ($0, 1.0) }, uniquingKeysWith: +)
            let raw = sources.map { 1 / (sizes[$0] ?? 1).squareRoot() }
            let whole = raw.reduce(0, +)
            return raw.map { $0 / whole * sum }
        }
        let labelled = zip(sources, isSynthetic)
        var synthetic = weights(of: labelled.filter(\.1).map(\.0), to: half)[...]
        var authentic = weights(of: labelled.filter { !$0.1 }.map(\.0), to: half * ownShare)[...]
        let own = isSynthetic.map { ($0 ? synthetic.popFirst() : authentic.popFirst()) ?? 0 }
        return own + weights(of: guardSources.map(String.init), to: half * (1 - ownShare))
    }
}
