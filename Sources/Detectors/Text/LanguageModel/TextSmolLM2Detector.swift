public import DetectionCore
public import Inference

/// Judges a text by the states a small language model passes through while it reads it.
///
/// SmolLM2-135M reads the text in windows of at most 256 tokens; the mean of its hidden states after block 18 goes into
/// a small network that was trained on people's and models' prose. Each sentence is scored by the same network.
public struct TextSmolLM2Detector: Detector {
    /// Stable id.
    public static let id = "text.smollm2"

    private let loaded: LazyValue<HiddenStateReader, InferenceError>

    /// Stable id, the same as `Self.id`.
    public let id: String = Self.id
    /// Version of the method with its weights.
    public let version: String
    /// Texts.
    public let kind = MediaKind.text

    /// A detector whose model is loaded from the repository when it is first needed.
    public init(models: ModelRepository) {
        version = models.manifests.first { $0.id == Self.id }?.version ?? "1.2.0"
        loaded = LazyValue { () async throws(InferenceError) in
            try await HiddenStateReader(try await models.model(Self.id), from: models)
        }
    }

    /// Scores a text, or says why it cannot.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        await TextEvidence.measured(id: id, version: version) { () async throws(TextFailure) in
            let text = try TextReading.read(medium.text).text
            let reader = try await TextFailure.wrapping(loaded)
            do throws(InferenceError) {
                return Self.evidence(text, try await reader.scores(of: text), model: reader.model)
            } catch {
                throw .failed(error)
            }
        }
    }

    private static func evidence(_ text: NormalisedText, _ windows: [WindowScore], model: Model) -> Evidence {
        let score = WindowScore.mean(windows)
        let calibration = model.manifest.platt
        let llr = calibration.llr(ofScore: score)
        let read = windows.reduce(0) { $0 + $1.range.count }
        return Evidence(
            detector: id, version: model.manifest.version, digest: model.digest, state: .done, score: score, llr: llr,
            explanation: "Compared how a language model reads the text with how it reads texts by people and by models."
                + TextExplanation.coverage(read: read, of: text.count),
            figures: TextExplanation.figures(read: read, of: text.count),
            examined: TextExplanation.examined(windows.map(\.range), of: text),
            spans: windows.flatMap { $0.spans(in: text, calibration: calibration) })
    }
}
