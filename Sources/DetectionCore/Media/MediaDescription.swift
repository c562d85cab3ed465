/// What is known of one medium from its bytes, and of what was decoded from the decoder: kind, format, size, digest, dimensions and tracks.
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
    /// Frames of an animation or pages of a document, for pictures with more than one.
    public var frames: Int?
    /// Length in seconds, for sound and video: as found of a sound that was decoded whole, otherwise as declared.
    public var duration: Double?
    /// The tracks as declared, for sound and video.
    public var tracks: [MediaTrack]?
    /// What of a document was judged; nil for other media, and until it was read.
    public var document: TextDocument?

    /// A description of one medium.
    public init(
        kind: MediaKind, format: MediaFormat, bytes: Int, sha256: String,
        width: Int? = nil, height: Int? = nil, frames: Int? = nil, duration: Double? = nil, tracks: [MediaTrack]? = nil,
        document: TextDocument? = nil
    ) {
        self.kind = kind
        self.format = format
        self.bytes = bytes
        self.sha256 = sha256
        self.width = width
        self.height = height
        self.frames = frames
        self.duration = duration
        self.tracks = tracks
        self.document = document
    }
}
