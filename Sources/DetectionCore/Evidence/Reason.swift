/// Why a detector, or the whole analysis, has no answer, or `signed` or `marked` where a signature or a generator's mark
/// gave it: a closed list that clients can translate.
public enum Reason: String, ExtensibleCode, CaseIterable {
    case noFace = "no_face"
    case faceTooSmall = "face_too_small"
    case imageTooSmall = "image_too_small"
    /// A screenshot, a scan or a page: no photograph and no drawing either.
    case notPhotograph = "not_photograph"
    case durationTooShort = "duration_too_short"
    case speechTooShort = "speech_too_short"
    case silence
    case music
    case textTooShort = "text_too_short"
    case languageUnsupported = "language_unsupported"
    case formatUnsupported = "format_unsupported"
    case modelMissing = "model_missing"
    case decoderFailed = "decoder_failed"
    case inferenceFailed = "inference_failed"
    case limitExceeded = "limit_exceeded"
    case noMetadata = "no_metadata"
    case noMark = "no_mark"
    case noTraces = "no_traces"
    case cancelled
    case signalsConflict = "signals_conflict"
    case unstable
    case betweenThresholds = "between_thresholds"
    case notMeasured = "not_measured"
    /// The fusion table of this kind is not installed.
    case tableMissing = "table_missing"
    /// Too few synthetic media of this kind were measured to say that there are no signs.
    case notMeasuredEnough = "not_measured_enough"
    /// The detector is experimental and nobody asked for it.
    case detectorOff = "detector_off"
    case signed
    case marked
    /// A reason of another version; never given.
    case unknown

    /// The reasons that are given.
    public static let allCases: [Reason] = [
        .noFace, .faceTooSmall, .imageTooSmall, .notPhotograph, .durationTooShort, .speechTooShort, .silence, .music,
        .textTooShort, .languageUnsupported, .formatUnsupported, .modelMissing, .decoderFailed, .inferenceFailed,
        .limitExceeded, .noMetadata, .noMark, .noTraces, .cancelled, .signalsConflict, .unstable, .betweenThresholds,
        .notMeasured, .tableMissing, .notMeasuredEnough, .detectorOff, .signed, .marked,
    ]
}
