import DecoderWire
import Foundation

/// A decoder's result, mapped for reading and unmapped when the last who uses it lets go.
///
/// `@unchecked Sendable` is sound: the memory is sealed against writing, the pointer never changes after `init`, and the
/// mapping stays until `deinit`.
final class ResultMapping: @unchecked Sendable {
    /// The result.
    let bytes: UnsafeRawBufferPointer

    /// Maps what came with a reply, when it is as long as the reply says and no longer than the limits allow.
    init(_ memory: borrowing PassedDescriptor, of reply: DecodeReply, limits: DecodeLimits) throws(WireError) {
        guard let descriptor = memory.number, let count = Int(exactly: reply.bytesOfResult),
            count <= limits.maxResultBytes
        else { throw .malformed }
        bytes = try SealedMemory.map(descriptor, count: count)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
