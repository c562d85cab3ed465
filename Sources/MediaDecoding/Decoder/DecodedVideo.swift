/// Some frames of a video, decoded, and what is known of the track.
public struct DecodedVideo: Sendable {
    /// Length of the track in seconds; what the container declares, bounded by what was found.
    public let duration: Double
    /// Short name of the codec, such as `h264`.
    public let codec: String
    /// The frames in order of time; never empty.
    public let frames: [VideoFrame]

    /// Frames of one track.
    public init(duration: Double, codec: String, frames: [VideoFrame]) {
        self.duration = duration
        self.codec = codec
        self.frames = frames
    }
}
