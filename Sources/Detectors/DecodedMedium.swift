public import DetectionCore
public import MediaDecoding

/// One medium, decoded once for all detectors: whatever could not be had carries the reason.
public struct DecodedMedium: Sendable {
    /// The medium's bytes.
    public let file: MediaFile
    /// Its description.
    public let description: MediaDescription
    /// The pixels of a picture, or why there are none; nil for other kinds.
    public let image: Result<DecodedImage, DecodeError>?
    /// The first sound track of a sound or video, or why there is none; nil when the medium has no sound track.
    public let audio: Result<DecodedAudio, DecodeError>?
    /// Frames of a video, or why there are none; nil for other kinds.
    public let video: Result<DecodedVideo, DecodeError>?
    /// The text, for texts.
    public let text: String?
    /// How the bytes of a text were read.
    public let encoding: TextEncoding
    /// The pixels as stored, for pictures in whose pixels a text hides or whose pixels a note says are signed.
    public let stored: StoredPixels?
    /// Whether detectors may spend many times the work.
    public let isThorough: Bool
    /// What the graphs of heads make of a picture.
    let pictureTokens = PictureTokens()
    private let notes: LazyValue<MetadataStatements, Never>

    /// A decoded medium.
    public init(
        file: MediaFile, description: MediaDescription, image: Result<DecodedImage, DecodeError>? = nil,
        audio: Result<DecodedAudio, DecodeError>? = nil, video: Result<DecodedVideo, DecodeError>? = nil,
        text: String? = nil, encoding: TextEncoding = .utf8, stored: StoredPixels? = nil, isThorough: Bool = false
    ) {
        self.file = file
        self.description = description
        self.image = image
        self.audio = audio
        self.video = video
        self.text = text
        self.encoding = encoding
        self.stored = stored
        self.isThorough = isThorough
        notes = MetadataReader.later(file, format: description.format, stored, text: text)
    }

    /// What the file's metadata, a text in its pixels or the marks of a text say of its own origin: read once, when first asked for.
    public func claims() async -> [MetadataClaim] { await notes.get().claims }

    /// What its metadata say that is shown and claims nothing.
    public func remarks() async -> [MetadataRemark] { await notes.get().remarks }
}
