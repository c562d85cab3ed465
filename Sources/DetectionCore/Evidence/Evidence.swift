/// What one detector found in one medium.
///
/// A detector never gives a verdict: it gives a score, the natural-log likelihood ratio that its calibration
/// turns the score into, and where in the medium it looked.
public struct Evidence: Codable, Sendable, Equatable {
    /// How the detector ended.
    public enum State: String, ExtensibleCode {
        case done
        case notApplicable = "not_applicable"
        case failed
        /// A state of another version; never given.
        case unknown
    }

    /// The detector's id, such as `image.clip`.
    public var detector: String
    /// The detector's version.
    public var version: String
    /// Digest of the model that was used, `sha256:` and hexadecimal; nil for detectors without one.
    public var digest: String?
    /// How the detector ended.
    public var state: State
    /// The raw score, larger for more synthetic, in the detector's own unit and range.
    public var score: Double?
    /// ln P(score | synthetic) / P(score | authentic), calibrated on media held out from training.
    public var llr: Double?
    /// The weight fusion gave this detector; 0 when it is shown but does not decide.
    public var weight: Double?
    /// What it adds to the report's log-likelihood ratio, above 0 towards synthetic; nil when it does not decide.
    public var contribution: Double?
    /// Why there is no score, when there is none.
    public var reason: Reason?
    /// One sentence for a person: what was looked at and what was found.
    public var explanation: String
    /// The numbers of the explanation by name, such as `words` and `least`, for those who say it in another language.
    public var figures: [String: Double]?
    /// How much of a long medium was looked at; nil when all of it was.
    public var examined: Examined?
    /// Time the detector took, in milliseconds.
    public var milliseconds: Double
    /// Parts of a picture, each with a score.
    public var regions: [Region]?
    /// A coarse map over a picture.
    public var heatmap: Heatmap?
    /// Stretches of a sound or video, each with a score.
    public var segments: [Segment]?
    /// Parts of a text, each with a score.
    public var spans: [Span]?

    /// Evidence of one detector.
    public init(
        detector: String, version: String, digest: String? = nil, state: State, score: Double? = nil,
        llr: Double? = nil, weight: Double? = nil, reason: Reason? = nil, explanation: String,
        figures: [String: Double]? = nil, examined: Examined? = nil, milliseconds: Double = 0,
        regions: [Region]? = nil, heatmap: Heatmap? = nil, segments: [Segment]? = nil, spans: [Span]? = nil
    ) {
        self.detector = detector
        self.version = version
        self.digest = digest
        self.state = state
        self.score = score
        self.llr = llr
        self.weight = weight
        self.reason = reason
        self.explanation = explanation
        self.figures = figures
        self.examined = examined
        self.milliseconds = milliseconds
        self.regions = regions
        self.heatmap = heatmap
        self.segments = segments
        self.spans = spans
    }
}

extension Evidence {
    /// What it adds to the log-odds that the file is synthetic; nil for evidence that does not decide.
    ///
    /// Reports of version 0.1 have its weighted log-likelihood ratio instead.
    public var pull: Double? {
        guard state == .done else { return nil }
        if let contribution { return contribution }
        guard let llr, let weight, weight > 0 else { return nil }
        return llr * weight
    }

    /// The log-likelihood ratio of a trace: something that a program leaves in what it makes, and chance does not, less
    /// than once in a million.
    public static let traceLLR = 8.0

    /// Detectors of traces; a model folder cannot take their names.
    private static let traceDetectors: Set<String> = ["image.mark"]

    /// The detector of what chat tools leave in texts.
    public static let textTraces = "text.traces"

    /// Whether it adds to the statistics without being one of them: phrases of an assistant in a text.
    var isSupport: Bool { state == .done && detector == Self.textTraces && (llr ?? 0) > 0 }

    /// Whether a trace was found, which decides alone.
    public var isTrace: Bool {
        state == .done && Self.traceDetectors.contains(detector) && (llr ?? 0) >= Self.traceLLR
    }
}
