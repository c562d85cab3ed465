/// One sound or video track of a medium, as its container declares it.
public struct MediaTrack: Codable, Sendable, Equatable {
    /// What a track holds.
    public enum Kind: String, Codable, Sendable {
        case audio, video
    }

    private enum CodingKeys: String, CodingKey {
        case kind, codec, duration, width, height, rotation, channels
        case frameRate = "frame_rate"
        case sampleRate = "sample_rate"
        case isMirrored = "mirrored"
    }

    /// What it holds.
    public var kind: Kind
    /// Short name of the codec, such as `h264` or `aac`; the container's own name for what is not known.
    public var codec: String
    /// Length in seconds.
    public var duration: Double?
    /// Width in pixels as stored.
    public var width: Int?
    /// Height in pixels as stored.
    public var height: Int?
    /// Degrees clockwise to turn the picture by before it is shown, after any mirroring: 90, 180 or 270.
    public var rotation: Int?
    /// Whether left and right are exchanged before it is turned and shown, as front cameras have it; nil when they are not.
    public var isMirrored: Bool?
    /// Frames a second, on average.
    public var frameRate: Double?
    /// Samples a second.
    public var sampleRate: Int?
    /// Channels.
    public var channels: Int?

    /// A track.
    public init(
        kind: Kind, codec: String, duration: Double? = nil, width: Int? = nil, height: Int? = nil,
        rotation: Int? = nil, isMirrored: Bool? = nil, frameRate: Double? = nil, sampleRate: Int? = nil,
        channels: Int? = nil
    ) {
        self.kind = kind
        self.codec = codec
        self.duration = duration
        self.width = width
        self.height = height
        self.rotation = rotation
        self.isMirrored = isMirrored
        self.frameRate = frameRate
        self.sampleRate = sampleRate
        self.channels = channels
    }
}
