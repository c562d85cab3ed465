package import DetectionCore

/// Detectors and what they found, in plain words.
package enum DetectorWords {
    /// What a detector looks at; detectors that a user added keep their id.
    package static func name(_ id: String) -> String {
        switch id {
        case "audio.speech": "How the voice sounds to a speech model"
        case "image.clip": "How the picture looks to a vision model"
        case "face.blend": "Seams around faces"
        case "video.frames": "How its frames look as pictures"
        case "video.faces": "Seams around faces in its frames"
        case "video.sound": "How the voice in it sounds"
        case "image.metadata", "audio.metadata", "video.metadata": "Notes inside the file"
        case "text.smollm2": "How a language model reads the text"
        case "text.ngrams": "Word and phrase patterns"
        default: id
        }
    }

    /// How evidence leans, or why it does not count.
    package static func outcome(_ evidence: Evidence) -> String {
        switch evidence.state {
        case .done: Strength(evidence)?.words ?? "shown, does not decide"
        case .notApplicable: "not applicable"
        case .failed: "failed"
        case .unknown: "unknown"
        }
    }

    /// What a claim says.
    package static func claim(_ claim: MetadataClaim.Claim) -> String {
        switch claim {
        case .synthetic: "says it was made by a machine"
        case .camera: "says it came from a camera"
        case .edited: "says it was edited"
        case .unknown: "says something that this version does not know"
        }
    }
}
