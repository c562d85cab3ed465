package import DetectionCore

/// What a detector found, in a sentence that leans as its contribution does.
package enum FindingWords {
    /// The sentence; what a detector without words of its own found is told in its own.
    package static func sentence(_ evidence: Evidence) -> String {
        if evidence.state != .done, evidence.reason == .noMetadata { return ReasonWords.sentence(.noMetadata) }
        guard let strength = Strength(evidence), let compared = compared(evidence) else { return evidence.explanation }
        return "\(compared.what): \(like(strength, compared.synthetic, compared.real))\(read(evidence))"
    }

    private struct Comparison {
        let what: String
        let synthetic: String
        let real: String
    }

    private static func compared(_ evidence: Evidence) -> Comparison? {
        let places = evidence.segments?.count ?? 0
        switch evidence.detector {
        case "image.clip":
            return Comparison(
                what: "The middle of the image was compared with photographs and generated images",
                synthetic: "generated images", real: "photographs")
        case "video.frames":
            let frames = places == 1 ? "One frame was" : "\(places) frames were"
            return Comparison(
                what: "\(frames) compared with photographs and generated images", synthetic: "generated images",
                real: "photographs")
        case "audio.speech", "video.sound":
            let stretches = places > 1 ? ", in \(places) stretches" : ""
            return Comparison(
                what: "The fine sound of the voice was compared with recorded and synthetic voices\(stretches)",
                synthetic: "synthetic voices", real: "recorded voices")
        case "text.smollm2":
            return texts("The way it is written was compared with texts by people and by language models")
        case "text.ngrams":
            return texts("Its choice and order of words was compared with texts by people and by language models")
        default: return nil
        }
    }

    private static func texts(_ what: String) -> Comparison {
        Comparison(what: what, synthetic: "texts by language models", real: "texts by people")
    }

    private static func like(_ strength: Strength, _ synthetic: String, _ real: String) -> String {
        switch strength {
        case .none: "that tells little, either way."
        case .synthetic: "it is more like \(synthetic)."
        case .stronglySynthetic: "it is much more like \(synthetic)."
        case .real: "it is more like \(real)."
        case .stronglyReal: "it is much more like \(real)."
        }
    }

    private static func read(_ evidence: Evidence) -> String {
        guard evidence.examined == nil, let share = evidence.figures?["read_percent"] else { return "" }
        return " The text is long: parts spread over it were read, \(Int(share)) % in all."
    }
}
