package import DetectionCore

/// What files of one kind are called.
package enum KindWords {
    /// `images`.
    package static func many(_ kind: MediaKind) -> String {
        switch kind {
        case .image: "images"
        case .text: "texts"
        case .audio: "audio files"
        case .video: "videos"
        }
    }

    /// `image`.
    package static func one(_ kind: MediaKind) -> String {
        kind == .audio ? "audio file" : kind.rawValue
    }

    /// `real images`; texts are by people.
    package static func real(_ kind: MediaKind) -> String {
        kind == .text ? "texts by people" : "real \(many(kind))"
    }

    /// `synthetic images`.
    package static func synthetic(_ kind: MediaKind) -> String { "synthetic \(many(kind))" }

    /// What the detectors of a kind look for, and what they do not.
    ///
    /// - Parameter hasFaces: Whether a detector looked for swapped faces, too.
    package static func sought(_ kind: MediaKind, hasFaces: Bool) -> String {
        let faces = hasFaces ? "" : ", swapped faces"
        return switch kind {
        case .image:
            "We looked for a fully generated image. Edits\(faces) and false captions were not looked for."
        case .text:
            "We looked for English prose written by a language model. Mixed, reworded or translated passages and false "
                + "statements were not looked for."
        case .audio:
            "We looked for a fully synthetic voice and for lines that music generators leave. Cuts and false statements "
                + "were not looked for."
        case .video:
            "We looked at single frames for generated images. Edits\(faces), movement and false captions were not "
                + "looked for."
        }
    }
}
