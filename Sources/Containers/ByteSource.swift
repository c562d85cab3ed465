/// Bytes that are read by position, such as those of an open file.
public protocol ByteSource {
    /// Number of bytes.
    var count: Int { get }

    /// Up to `length` bytes from `offset` on; fewer at the end, none past it. Blocks while the disk is read.
    func bytes(at offset: Int, count length: Int) throws(ReadFailure) -> [UInt8]
}

/// Why a disk gave no bytes: the system's number of the error.
public struct ReadFailure: Error, Equatable {
    /// `errno`.
    public let code: Int32

    /// A failure by its number.
    public init(code: Int32) {
        self.code = code
    }
}

/// How much of a file a walk may read.
public struct ReadLimits: Sendable {
    /// Reads from the disk, of up to 4096 bytes, or of a piece as a whole.
    public var reads: Int
    /// Bytes in pieces that are read as a whole.
    public var bytes: Int

    /// Limits of both kinds.
    public init(reads: Int, bytes: Int) {
        self.reads = reads
        self.bytes = bytes
    }

    /// For walks that are bounded by their steps.
    public static let none = ReadLimits(reads: .max, bytes: .max)
}
