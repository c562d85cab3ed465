/// What is known of one medium from its bytes: kind, format, size, digest, dimensions and tracks.
public struct MediaDescription: Codable, Sendable, Equatable {
    /// The kind of medium.
    public var kind: MediaKind
    /// The format its bytes show.
    public var format: MediaFormat
    /// Size of the file in bytes.
    public var bytes: Int
    /// SHA-256 of the file, lower-case hexadecimal.
    public var sha256: String
    /// Width in pixels after orientation, for pictures and videos.
    public var width: Int?
    /// Height in pixels after orientation, for pictures and videos.
    public var height: Int?
    /// Length in seconds as declared, for sound and video.
    public var duration: Double?
    /// The tracks as declared, for sound and video.
    public var tracks: [MediaTrack]?

    /// A description of one medium.
    public init(
        kind: MediaKind, format: MediaFormat, bytes: Int, sha256: String,
        width: Int? = nil, height: Int? = nil, duration: Double? = nil, tracks: [MediaTrack]? = nil
    ) {
        self.kind = kind
        self.format = format
        self.bytes = bytes
        self.sha256 = sha256
        self.width = width
        self.height = height
        self.duration = duration
        self.tracks = tracks
    }
}
