import CContainment
import DecoderWire
import Glibc

/// The memory a result grows in; closed unless it was handed over.
public struct ResultMemory: ~Copyable {
    private let descriptor: Int32
    private let maxBytes: Int
    /// Bytes so far.
    public private(set) var count = 0

    /// An empty one that may grow to so many bytes.
    public init(maxBytes: UInt64) {
        descriptor = ct_memory_file()
        self.maxBytes = Int(clamping: maxBytes)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Whether so many bytes more are allowed.
    public func hasRoom(for more: Int) -> Bool { more <= maxBytes - count }

    /// Grows by `more` bytes, which `fill` writes, and returns what that returned.
    public mutating func append<R>(
        _ more: Int, with fill: (UnsafeMutableRawBufferPointer) -> R
    ) throws(DecodeFailure) -> R {
        guard hasRoom(for: more) else { throw DecodeFailure(.outOfMemory) }
        do throws(WireError) {
            let result = try SealedMemory.append(to: descriptor, count: more, with: fill)
            count += more
            return result
        } catch {
            throw DecodeFailure(.outOfMemory)
        }
    }

    /// Grows by some bytes.
    public mutating func append(_ bytes: some Collection<UInt8>) throws(DecodeFailure) {
        try append(bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Seals what was written and hands the descriptor over.
    consuming func sealed() throws(DecodeFailure) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        do throws(WireError) {
            _ = try SealedMemory.seal(descriptor)
            return copy
        } catch {
            if copy >= 0 { close(copy) }
            throw DecodeFailure(.outOfMemory)
        }
    }
}
