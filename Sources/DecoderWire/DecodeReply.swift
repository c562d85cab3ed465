/// A decoder's answer: facts of the medium, with the result's descriptor beside it, or why there is none.
public struct DecodeReply: Sendable, Equatable {
    /// Outcomes of a request.
    public enum Status: UInt32, Sendable {
        case decoded = 0
        case malformed = 1
        case unsupported = 2
        case tooManyPixels = 3
        case outOfMemory = 4
        /// It opens with a password only.
        case locked = 5
        /// The library that reads it is not installed.
        case missing = 6
    }

    /// Size of the message in bytes.
    public static let size = 256
    private static let magic: UInt32 = 0x7473_6474
    private static let wordsOffset = 56

    /// Number of the request it answers.
    public var number: UInt64
    /// The outcome.
    public var status: Status
    /// Size of the result in bytes.
    public var bytesOfResult: UInt64 = 0
    /// Width of a picture in pixels after orientation; the stored one when there are too many pixels.
    public var width: UInt32 = 0
    /// Height of a picture in pixels after orientation; the stored one when there are too many pixels.
    public var height: UInt32 = 0
    /// Frames or pages of a picture, frames of a video in the result, pages of a document.
    public var frames: UInt32 = 0
    /// Samples a second of a sound as stored.
    public var sampleRate: UInt32 = 0
    /// Channels of a sound as stored; of a picture 4 when it has alpha, otherwise 3.
    public var channels: UInt32 = 0
    /// Length of the whole track in seconds.
    public var duration = 0.0
    /// Name of the track's codec when decoded, otherwise what the library complained of; cut to what fits.
    public var words = ""

    /// An answer without facts.
    public init(number: UInt64, status: Status) {
        self.number = number
        self.status = status
    }

    /// Reads a message; nil when it is not a reply.
    public init?(bytes: [UInt8]) {
        guard let layout = FixedLayout(bytes, count: Self.size), layout[0] == Self.magic,
            let status = Status(rawValue: layout[4])
        else { return nil }
        self.init(number: layout[8], status: status)
        bytesOfResult = layout[16]
        width = layout[24]
        height = layout[28]
        frames = layout[32]
        sampleRate = layout[36]
        channels = layout[40]
        duration = Double(bitPattern: layout[48])
        words = String(decoding: bytes[Self.wordsOffset...].prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The message.
    public var bytes: [UInt8] {
        var layout = FixedLayout(count: Self.size)
        layout[0] = Self.magic
        layout[4] = status.rawValue
        layout[8] = number
        layout[16] = bytesOfResult
        layout[24] = width
        layout[28] = height
        layout[32] = frames
        layout[36] = sampleRate
        layout[40] = channels
        layout[48] = duration.bitPattern
        layout.write(words.utf8.prefix(Self.size - Self.wordsOffset), at: Self.wordsOffset)
        return layout.bytes
    }
}
