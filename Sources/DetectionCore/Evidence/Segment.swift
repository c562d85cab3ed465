/// A stretch of time in a sound or video with the score a detector gave it.
public struct Segment: Codable, Sendable, Equatable {
    /// The track that was looked at.
    public enum Track: String, Codable, Sendable {
        case audio, video
    }

    /// The track that was looked at.
    public var track: Track
    /// First moment, in seconds from the start of the medium.
    public var start: Double
    /// One past the last moment, in seconds; equals `start` for a single frame.
    public var end: Double
    /// What the medium would contribute if it were like this throughout, above 0 for synthetic; short stretches are noisy.
    ///
    /// Of evidence that does not decide, the log-likelihood ratio of the stretch.
    public var score: Double

    /// A scored stretch.
    public init(track: Track, start: Double, end: Double, score: Double) {
        self.track = track
        self.start = start
        self.end = end
        self.score = score
    }
}
