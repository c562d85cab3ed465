package import DetectionCore

/// Detectors in plain words.
package enum DetectorWords {
    /// What a detector looks at; detectors that a user added keep their id.
    package static func name(_ id: String) -> String {
        switch id {
        case "audio.speech": "Sound of the voice"
        case "audio.mark": "Mark of a voice generator"
        case "audio.music": "Lines in the spectrum"
        case "image.clip": "Look of the image"
        case "image.mark": "Mark of a generator"
        case "face.blend": "Seams around faces"
        case "video.frames": "Look of single frames"
        case "video.faces": "Seams around faces in its frames"
        case "video.sound": "Sound of the voice in it"
        case "image.metadata", "audio.metadata", "video.metadata": "Unsigned metadata"
        case "text.smollm2": "Predictability for a language model"
        case "text.traces": "What chat tools leave in texts"
        case "text.ngrams": "Choice and order of words"
        case ContentCredentials.source: "The signature"
        default: id
        }
    }

    /// The lean of evidence, or the reason why it does not count.
    package static func outcome(_ evidence: Evidence) -> String {
        switch evidence.state {
        case .done: Strength(evidence)?.words ?? "shown, does not decide"
        case .notApplicable where [.noMetadata, .noMark, .noTraces].contains(evidence.reason): "nothing found"
        case .notApplicable where evidence.reason == .detectorOff: "off"
        case .notApplicable: "not suited"
        case .failed: "failed"
        case .unknown: "ended in a way that this version does not know"
        }
    }
}
