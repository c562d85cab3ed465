package import DetectionCore

/// Reason codes in plain words, with what would help.
package enum ReasonWords {
    /// What helps where the detectors have no answer.
    package static let elsewhere = "What helps: the original file, and who published it first."

    /// One or two sentences for a code.
    package static func sentence(_ reason: Reason) -> String {
        switch reason {
        case .noFace: "No face was found in it. An image that shows a face would help."
        case .faceTooSmall: "The face is too small. A larger or closer image would help."
        case .imageTooSmall: "The image is too small. The original, before it was scaled down, would help."
        case .notPhotograph:
            "It looks like a screenshot, a scan or a page rather than a photograph, so the detectors do not judge it. What "
                + "helps: the image in it by itself, best as its original file."
        case .durationTooShort: "The recording is too short. A longer one would help."
        case .speechTooShort: "There is too little speech in it. A longer stretch of speech would help."
        case .silence: "There is nothing to hear in it."
        case .music: "It is music. Voices were not compared, and a generator\u{2019}s lines alone were looked for."
        case .textTooShort: "The text is too short. A longer passage of the same text would help."
        case .languageUnsupported:
            "The text does not read as English, the only language the detectors were measured on."
        case .formatUnsupported: "The detectors cannot read this format. A JPEG or PNG copy may help."
        case .modelMissing: "The model this needs is not installed: run ./setup."
        case .decoderFailed: "The file could not be decoded. It may be damaged: try the original file."
        case .inferenceFailed: "The model failed on this one. Trying again may help."
        case .limitExceeded: "It needs more memory or time than is allowed. A smaller copy would help."
        case .noMetadata: "There is no unsigned metadata about its origin. Nothing follows from that."
        case .noMark: "No generator\u{2019}s mark was found in it. Nothing follows from that."
        case .noTraces: "It holds nothing that chat tools leave in texts. Nothing follows from that."
        case .cancelled: "It was cancelled before it ended."
        case .signalsConflict: "Two findings disagree. \(elsewhere)"
        case .unstable:
            "The answer turns into its opposite when the file is re-posted (shrunk, cropped, recompressed). What helps: "
                + "the original file."
        case .betweenThresholds: "The signals are too weak, either way. \(elsewhere)"
        case .signed: "A signature that is trusted here says how it was made."
        case .marked:
            "Its pixels carry a mark that a generator\u{2019}s code leaves in what it makes or alters. Anyone can add such a "
                + "mark on purpose; nobody does so by accident."
        case .notMeasured:
            "It lies outside what the detectors were measured on. What helps: who published it first."
        case .tableMissing:
            "The detectors answered, but the table that turns their answers into one is missing (Models/fusion). Install "
                + "it again."
        case .notMeasuredEnough:
            "Nothing in it accuses it, but too few synthetic files of this kind were measured to reassure. Do not take "
                + "this as a sign that it is real. \(elsewhere)"
        case .detectorOff:
            "The voice detector is experimental and off: it misses nearly all synthetic voices of recent years. "
                + "Signature and metadata were read. Ask for it with --experimental."
        case .unknown: "The reason is one that this version does not know."
        }
    }
}
