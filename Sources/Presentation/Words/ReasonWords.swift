package import DetectionCore

/// Reason codes in plain words, with what would help.
package enum ReasonWords {
    /// One or two sentences for a code.
    package static func sentence(_ reason: Reason) -> String {
        switch reason {
        case .noFace: "No face was found in it. A picture that shows a face would help."
        case .faceTooSmall: "The face is too small. A larger or closer picture would help."
        case .imageTooSmall: "The picture is too small. The original, before it was scaled down, would help."
        case .durationTooShort: "The recording is too short. A longer one would help."
        case .speechTooShort: "There is too little speech in it. A longer stretch of speech would help."
        case .silence: "There is nothing to hear in it."
        case .music: "It is music, and the detectors were measured on speech."
        case .textTooShort: "The text is too short. A longer passage of the same text would help."
        case .languageUnsupported: "The text is in a language the detectors were not measured on."
        case .formatUnsupported: "The detectors cannot read this format. A JPEG or PNG copy may help."
        case .modelMissing: "The model this needs is not installed: run ./setup."
        case .decoderFailed: "The file could not be decoded. It may be damaged: try the original file."
        case .inferenceFailed: "The model failed on this one. Trying again may help."
        case .limitExceeded: "It needs more memory or time than is allowed. A smaller copy would help."
        case .noMetadata: "The file carries no notes about its origin. That argues for nothing."
        case .cancelled: "It was cancelled before it ended."
        case .signalsConflict: "Strong signals disagree with each other."
        case .unstable: "The answer turns into its opposite when the file is sent on (shrunk, cropped, recompressed)."
        case .betweenThresholds: "The signals are too weak, either way, for an answer we could stand by."
        case .signed: "A signature that is trusted here says how it was made."
        case .notMeasured: "It lies outside what the detectors were measured on."
        case .notMeasuredEnough: "Too few synthetic media of this kind were measured to reassure."
        case .detectorOff: "The detector for it is experimental and off."
        case .unknown: "Another version gave a reason that this one does not know."
        }
    }
}
