/// Warning codes of a report in plain words.
package enum WarningWords {
    /// One sentence for a code; an unknown code is shown as it is.
    package static func sentence(_ code: String) -> String {
        switch code {
        case "first_frame_only": "It is animated: only its first frame was looked at."
        case "beginning_only": "Its sound is long: only the beginning was listened to."
        case "partly_read": "It is long: only parts of it were read."
        case "voices_experimental": "The detector of voices is experimental: it misses nearly all synthetic voices."
        case "motion_not_measured":
            "The figures are those of clips made of pictures: motion that a generator made was not measured."
        case "language_model_missing": "The language model is missing: the answer rests on word patterns alone."
        case "model_missing": "A model is missing: not every detector could look at it."
        case "decoder_failed": "The decoder failed: not every detector could look at it."
        case "signature_invalid": "It carries a signature that does not hold."
        default: code
        }
    }
}
