public import DecoderWire
import Glibc

/// A reply with the descriptor that goes with it.
public struct Answer {
    /// The reply; its number is that of the request once it is sent.
    public var reply: DecodeReply
    var memory: Int32?

    /// A failure.
    init(_ failure: DecodeFailure) {
        reply = failure.reply
    }

    /// A result, sealed.
    public init(_ reply: DecodeReply, _ memory: consuming ResultMemory) throws(DecodeFailure) {
        self.reply = reply
        self.reply.bytesOfResult = UInt64(memory.count)
        self.memory = try memory.sealed()
    }

    /// Frees the result of an answer that nobody gets.
    public func discard() {
        if let memory { close(memory) }
    }
}
