import DetectionCore

/// How a sound becomes a model's input, in the terms of a manifest.
///
/// Source: `Wav2Vec2FeatureExtractor` and `ASTFeatureExtractor` of transformers 4.57.
struct SoundPreparation: Sendable, Equatable {
    /// Seconds of a window of sound, unless somebody asks for others.
    static let seconds = 10.0
    /// Seconds of the shortest sound.
    static let shortest = 0.1
    private static let rate = 16_000.0
    /// Samples that lie a spectrum apart, and that each one needs.
    private static let (step, frame) = (160, 400)

    /// Samples of a window.
    var window: Int
    /// Whether the samples of a window get mean 0 and variance 1.
    var isNormalised: Bool
    /// Whether the graph takes samples because the exporter puts a spectrogram before the model.
    var hasSpectrogram: Bool

    init(_ json: JSONValue, family: String, seconds: Double?) throws(ImportRefusal) {
        let named = json["feature_extractor_type"]?.string
        let kind =
            named ?? (family == "audio-spectrogram-transformer" ? "ASTFeatureExtractor" : "Wav2Vec2FeatureExtractor")
        guard json["sampling_rate"]?.number ?? Self.rate == Self.rate else {
            throw ImportRefusal(
                "The model listens at another rate than 16,000 samples a second, which is what it would get.")
        }
        if let seconds, !(0.5...60).contains(seconds) {
            throw ImportRefusal("A window of sound has between 0.5 and 60 seconds.")
        }
        window = Int((seconds ?? Self.seconds) * Self.rate)
        isNormalised = false
        hasSpectrogram = false
        switch kind {
        case "Wav2Vec2FeatureExtractor":
            if case .bool(false)? = json["do_normalize"] { return }
            isNormalised = true
        case "ASTFeatureExtractor":
            guard seconds == nil else {
                throw ImportRefusal("This model has a window of its own: leave --window out.")
            }
            let frames = json["max_length"]?.number.flatMap { Int(exactly: $0) } ?? 1024
            guard (1...6000).contains(frames) else {
                throw ImportRefusal("The preparation's 'max_length' is not between 1 and 6,000 spectra.")
            }
            window = (frames - 1) * Self.step + Self.frame
            hasSpectrogram = true
        default:
            throw ImportRefusal(
                "The preparation of sounds '\(kind)' is not known here; known are ASTFeatureExtractor and "
                    + "Wav2Vec2FeatureExtractor.")
        }
    }

    /// The manifest's `input`.
    ///
    /// - Parameter length: Samples that a graph of fixed size takes; nil where it takes any number.
    func input(named name: String, length: Int?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("view", "waveform"), ("name", .string(name)),
            ("shape", .array([.number(1), .number(Double(length ?? -1))])),
        ]
        if length == nil { members.append(("window", .number(Double(window)))) }
        if isNormalised { members.append(("normalise", .bool(true))) }
        return .object(members.map { JSONValue.Member(name: $0.0, value: $0.1) })
    }
}
