import MediaDecoding

/// Reads a file by position, with a budget of reads and bytes.
///
/// Every step of a walk through a container reads at least once, so the budget ends any loop that a hostile file
/// asks for, whatever its lengths claim.
struct BoundedReader {
    private let file: MediaFile
    private var readsLeft: Int
    private var bytesLeft: Int

    init(_ file: MediaFile, reads: Int = 65_536, bytes: Int = 16 << 20) {
        self.file = file
        readsLeft = reads
        bytesLeft = bytes
    }

    /// A reader of bytes in memory, or nil when there are none.
    init?(_ window: ByteWindow) {
        guard let file = try? MediaFile(bytes: window.bytes) else { return nil }
        self.init(file, reads: 1024)
    }

    /// Size of the file in bytes.
    var count: Int { file.count }

    /// Exactly `count` bytes from an offset on; nil past the end, past the budget, or when the disk fails.
    mutating func read(at offset: Int, count: Int) -> ByteWindow? {
        guard readsLeft > 0, count >= 0, count <= bytesLeft, offset >= 0, offset <= file.count,
            count <= file.count - offset
        else { return nil }
        readsLeft -= 1
        bytesLeft -= count
        guard let bytes = try? file.read(at: offset, count: count), bytes.count == count else { return nil }
        return ByteWindow(bytes)
    }
}
