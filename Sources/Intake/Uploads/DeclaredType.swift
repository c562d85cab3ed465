import API
import DetectionCore

/// Compares what a client says a medium is with what its bytes show.
enum DeclaredType {
    /// Refuses a medium whose declared type is of another kind.
    ///
    /// Types that say nothing about the kind, such as `application/octet-stream`, never differ; nor do sounds and videos,
    /// which share containers: browsers call a voice note in WebM a video.
    static func check(_ declared: String?, against media: MediaDescription) throws(Refusal) {
        guard let kind = declared.flatMap(kind), kind != media.kind, Set([kind, media.kind]) != [.audio, .video] else {
            return
        }
        throw Refusal(
            .contentMismatch, "The upload is declared as \(kind.rawValue), but its bytes are \(media.format.rawValue).")
    }

    private static func kind(of type: String) -> MediaKind? {
        type.split(separator: "/").first.flatMap { MediaKind(rawValue: String($0)) }
    }
}
