/// A decoder's answer: facts of the picture, with the pixels' descriptor beside it, or why there are none.
public struct DecodeReply: Sendable, Equatable {
    /// How the request ended.
    public enum Status: UInt32, Sendable {
        case decoded = 0
        case malformed = 1
        case unsupported = 2
        case tooManyPixels = 3
        case outOfMemory = 4
    }

    /// Size of the message in bytes.
    public static let size = 256
    private static let magic: UInt32 = 0x7073_6474
    private static let messageOffset = 32

    /// Number of the request it answers.
    public var number: UInt64
    /// How it ended.
    public var status: Status
    /// Width in pixels after orientation; the stored one when there are too many pixels.
    public var width: UInt32
    /// Height in pixels after orientation; the stored one when there are too many pixels.
    public var height: UInt32
    /// Frames or pages in the file.
    public var frames: UInt32
    /// What the library complained of, cut to what fits.
    public var message: String

    /// One answer.
    public init(
        number: UInt64, status: Status, width: UInt32 = 0, height: UInt32 = 0, frames: UInt32 = 0, message: String = ""
    ) {
        self.number = number
        self.status = status
        self.width = width
        self.height = height
        self.frames = frames
        self.message = message
    }

    /// Reads a message; nil when it is not a reply.
    public init?(bytes: [UInt8]) {
        guard let layout = FixedLayout(bytes, count: Self.size), layout[0] == Self.magic,
            let status = Status(rawValue: layout[4])
        else { return nil }
        let text = bytes[Self.messageOffset...].prefix { $0 != 0 }
        self.init(
            number: layout[8], status: status, width: layout[16], height: layout[20], frames: layout[24],
            message: String(decoding: text, as: UTF8.self))
    }

    /// The message.
    public var bytes: [UInt8] {
        var layout = FixedLayout(count: Self.size)
        layout[0] = Self.magic
        layout[4] = status.rawValue
        layout[8] = number
        layout[16] = width
        layout[20] = height
        layout[24] = frames
        layout.write(message.utf8.prefix(Self.size - Self.messageOffset), at: Self.messageOffset)
        return layout.bytes
    }
}
