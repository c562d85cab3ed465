package import DetectionCore

/// Warning codes of a report in plain words.
package enum WarningWords {
    /// The warnings of a report that its other sentences do not tell.
    package static func sentences(_ report: Report) -> [String] {
        let isExamined = report.evidence.contains { $0.examined != nil }
        let isSigned = report.provenance.c2pa.flatMap(Origin.Standing.init) != nil
        return report.warnings.filter { code in
            !(["beginning_only", "partly_read"].contains(code) && isExamined)
                && !(code == "signature_invalid" && isSigned)
                && code != report.reason?.rawValue
        }.map(sentence)
    }

    /// One sentence for a code; an unknown code is shown as it is.
    package static func sentence(_ code: String) -> String {
        switch code {
        case "first_frame_only": "It has several frames or pages: only the first one was looked at."
        case "one_track_only": "It has several tracks of sound or pictures: only one of each was looked at."
        case "beginning_only": "The audio is long: only its beginning was listened to."
        case "read_as_windows_1252": "The text does not say in which encoding it is: it was read as Windows-1252."
        case "partly_read": "The text is long: only parts of it were read."
        case "voices_experimental": "The voice detector is experimental: it misses nearly all synthetic voices."
        case "motion_not_measured":
            "The figures were measured on clips of still images: generated movement was not measured."
        case "language_model_missing": "The language model is missing: the answer rests on word patterns alone."
        case "model_missing": "A model is missing: not every detector could look at it."
        case "decoder_failed": "The decoder failed: not every detector could look at it."
        case "signature_invalid": "It carries a signature that is not valid."
        default: code
        }
    }
}
