public import Containers
import DecoderWire
import Glibc

/// A medium's bytes, mapped: its descriptor may be shared with other decoders, so its position is never used.
enum MappedMedium {
    static func with<R>(
        _ descriptor: Int32, _ body: (UnsafeRawBufferPointer) throws(DecodeFailure) -> R
    ) throws(DecodeFailure) -> R {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else {
            throw DecodeFailure(.malformed, "the file is empty")
        }
        let count = Int(status.st_size)
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw errno == ENOMEM
                ? DecodeFailure(.outOfMemory) : DecodeFailure(.malformed, "the file cannot be mapped")
        }
        defer { munmap(address, count) }
        return try body(UnsafeRawBufferPointer(start: address, count: count))
    }
}

/// The same as a source for walks in Swift; `bytes` must outlive it.
public struct MappedBytes: ByteSource {
    private let bytes: UnsafeRawBufferPointer

    /// A source of these bytes.
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Bytes of the medium.
    public var count: Int { bytes.count }

    /// The bytes from an offset on, at most so many; fewer at the end.
    public func bytes(at offset: Int, count length: Int) throws(ReadFailure) -> [UInt8] {
        guard offset >= 0, offset < bytes.count, length > 0 else { return [] }
        return Array(bytes[offset..<offset + min(length, bytes.count - offset)])
    }
}
