public import DetectionCore
public import Foundation
public import Inference
public import MediaDecoding

/// Teaches a head on the built-in image tower from a few labelled pictures.
///
/// A ridge regression on the class tokens of a few blocks. The pictures of the guard are among the authentic ones, so that
/// what sets the user's own camera pictures apart from others is not taken for a trace of synthesis. Every figure rests on
/// scores by heads that had learned nothing of the picture's source.
///
/// Source of the idea: Cozzolino, Poggi, Corvi, Nießner, Verdoliva, "Raising the bar of AI-generated image detection with
/// CLIP" (CVPR workshops 2024): a linear head on CLIP's features needs few examples of a generator.
public struct PictureLesson: Sendable {
    /// A picture of which it is known what it is.
    public struct Example: Sendable {
        /// Whether a machine made it.
        public var isSynthetic: Bool
        /// Pictures that are alike share it; it is held out as a whole.
        public var source: String
        /// What the image tower makes of it.
        public var tokens: Tensor

        /// A picture.
        public init(isSynthetic: Bool, source: String, tokens: Tensor) {
            self.isSynthetic = isSynthetic
            self.source = source
            self.tokens = tokens
        }
    }

    /// Why nothing is taught.
    public enum Refusal: Error, Sendable, Equatable {
        /// A class has fewer pictures than are needed.
        case tooFew(authentic: Int, synthetic: Int)
        /// The built-in detector finds the pictures labelled authentic much more synthetic than the others.
        case labelsSwapped(area: Double)
        /// On pictures that were held out the head does not tell the classes apart.
        case notToldApart(area: Double)
    }

    /// A taught head with what it was measured at.
    public struct Taught: Sendable {
        /// The head as the file `probe` of a model has it.
        public var probe: Data
        /// From its score to a log-likelihood ratio.
        public var calibration: PlattCalibration
        /// Held-out ratios, beside those of the built-in detector.
        public var scores: TaughtScores
        /// Area under the curve of the user's own held-out pictures, by the built-in detector and by the head.
        public var area: (before: Double, after: Double)
        /// Whether each class was held out by source (or by file, where it has fewer than three sources).
        public var isBySource: (authentic: Bool, synthetic: Bool)
    }

    /// Pictures of a class at least.
    public static let fewest = 20
    /// Pictures of a class at most: the cost grows with the square of their number.
    public static let most = 1000

    private let guarded: PictureGuard
    private let model: Model
    private let base: PictureHead
    private let line: PlattCalibration

    /// Loads the built-in detector and the guard.
    ///
    /// - Parameters:
    ///   - models: The installed models.
    ///   - folders: Roots of model folders.
    /// - Throws: `InferenceError` when something is missing or does not fit.
    public init(models: ModelRepository, folders: [String]) async throws(InferenceError) {
        let model = try await models.model(ClipImageDetector.builtIn)
        let read = await WorkQueue.shared.run { () -> Result<(PictureGuard, PictureHead), InferenceError> in
            do throws(InferenceError) {
                return .success(
                    (
                        try PictureGuard(folders: folders, models: models),
                        try PictureHead(of: model)
                    ))
            } catch {
                return .failure(error)
            }
        }
        (guarded, base) = try read.get()
        guard let calibration = model.manifest.calibration else {
            throw InferenceError(
                .manifestInvalid, "The model '\(model.manifest.id)' has no calibration: install it again.")
        }
        line = PlattCalibration(slope: calibration.slope, intercept: calibration.intercept)
        self.model = model
    }

    /// What the image tower makes of a picture; nil for one that is too small to be looked at.
    public func tokens(of picture: DecodedImage) async throws(InferenceError) -> Tensor? {
        guard min(picture.width, picture.height) >= ClipImageDetector.minSide else { return nil }
        return try await ClipImageDetector.tokens(of: picture, by: model)
    }

    /// The built-in detector's ratio of a picture.
    public func builtIn(_ tokens: Tensor) throws(InferenceError) -> Double {
        line.llr(ofScore: try base.score(tokens))
    }

    /// Teaches a head.
    ///
    /// - Parameters:
    ///   - id: What it will be called.
    ///   - examples: At least `fewest` of each class.
    ///   - trustsLabels: Whether labels are taken as they are, though the built-in detector says the opposite.
    /// - Throws: `Refusal`, or `InferenceError` when a picture's tokens do not fit.
    public func teach(_ id: String, from examples: [Example], trustsLabels: Bool = false) async throws -> Taught {
        let result = await WorkQueue.shared.run { Result { try learn(id, examples, trustsLabels: trustsLabels) } }
        return try result.get()
    }

    private func learn(_ id: String, _ examples: [Example], trustsLabels: Bool) throws -> Taught {
        let synthetic = examples.count(where: \.isSynthetic)
        guard synthetic >= Self.fewest, examples.count - synthetic >= Self.fewest else {
            throw Refusal.tooFew(authentic: examples.count - synthetic, synthetic: synthetic)
        }
        let known = try examples.map { try builtIn($0.tokens) }
        let before = Self.area(known, examples)
        if !trustsLabels, before < 0.5, let range = Self.range(known, examples), range.upperBound < 0.4 {
            throw Refusal.labelsSwapped(area: before)
        }

        let head = HeadLesson(
            values: try examples.flatMap { try guarded.values(of: $0.tokens) } + guarded.values,
            width: guarded.header.layers.count * guarded.header.width, isSynthetic: examples.map(\.isSynthetic),
            sources: examples.map(\.source), guardSources: guarded.sources)
        let after = Self.area(head.scores, examples)
        guard let calibration = head.calibration, after > 0.6, let range = Self.range(head.scores, examples),
            range.lowerBound > 0.5
        else { throw Refusal.notToldApart(area: after) }
        func pair(_ base: Double, _ score: Double) -> TaughtScores.Pair {
            func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
            return TaughtScores.Pair(base: rounded(base), own: rounded(calibration.llr(ofScore: score)))
        }
        let pairs = zip(zip(known, head.scores).map(pair), examples)
        return Taught(
            probe: try probe(of: head), calibration: calibration,
            scores: TaughtScores(
                detector: id, kind: .image, base: ClipImageDetector.builtIn, stand: guarded.stand,
                guarded: zip(guarded.llrs, head.guarded).map(pair),
                authentic: pairs.filter { !$0.1.isSynthetic }.map(\.0),
                synthetic: pairs.filter(\.1.isSynthetic).map(\.0)),
            area: (before, after), isBySource: head.isBySource)
    }

    /// The head on tokens as they are, standardisation folded in.
    private func probe(of head: HeadLesson) throws -> Data {
        let folded = zip(head.weights, guarded.deviations).map { $0 / Double($1) }
        let bias = head.bias - zip(folded, guarded.means).reduce(0) { $0 + $1.0 * Double($1.1) }
        let width = guarded.header.width
        let rows = guarded.header.layers.indices.map { folded[$0 * width..<($0 + 1) * width].map(Float.init) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(LinearProbe(layers: guarded.header.layers, weights: rows, bias: bias))
    }

    private static func area(_ scores: [Double], _ examples: [Example]) -> Double {
        let (authentic, synthetic) = split(scores, examples)
        return AUROC.area(authentic: authentic, synthetic: synthetic) ?? 0.5
    }

    private static func range(_ scores: [Double], _ examples: [Example]) -> ClosedRange<Double>? {
        let (authentic, synthetic) = split(scores, examples)
        return AUROC.interval(authentic: [authentic], synthetic: [synthetic])
    }

    private static func split(_ scores: [Double], _ examples: [Example]) -> ([Double], [Double]) {
        let labelled = zip(scores, examples)
        return (labelled.filter { !$0.1.isSynthetic }.map(\.0), labelled.filter(\.1.isSynthetic).map(\.0))
    }
}
