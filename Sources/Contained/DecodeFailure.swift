public import DecoderWire

/// Why there is no result.
public struct DecodeFailure: Error {
    /// What is wrong.
    public var status: DecodeReply.Status
    /// What the library said, if anything.
    public var message: String
    /// Size of a picture with too many pixels.
    public var width = 0, height = 0

    /// A failure of a kind, with words for it.
    public init(_ status: DecodeReply.Status, _ message: String = "") {
        self.status = status
        self.message = message
    }

    var reply: DecodeReply {
        var reply = DecodeReply(number: 0, status: status)
        reply.width = UInt32(clamping: width)
        reply.height = UInt32(clamping: height)
        reply.words = message
        return reply
    }
}
