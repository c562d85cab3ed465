public import NIOCore

/// A part of a blob, opened for reading.
public struct BlobReading: Sendable {
    /// Bytes of the whole blob.
    public let size: Int
    /// The bytes of the part, in order and a bounded number at a time; to be read once.
    ///
    /// It throws `StorageError` when the store ends before all of them have come.
    public let bytes: any AsyncSequence<ByteBuffer, any Error> & Sendable

    /// A reading.
    public init(size: Int, bytes: any AsyncSequence<ByteBuffer, any Error> & Sendable) {
        self.size = size
        self.bytes = bytes
    }
}
