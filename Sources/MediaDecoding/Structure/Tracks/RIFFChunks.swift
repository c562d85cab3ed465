import DetectionCore

/// The chunks of a RIFF file, or of an AIFF file, whose numbers are big-endian, one after the other.
struct RIFFChunks {
    private static let maxChunks = 10_000

    var window: ByteWindow
    private var position: Int
    private let end: Int
    private var seen = 0

    /// The chunks in a part of a file.
    init(_ file: MediaFile, in range: Range<Int>, isBigEndian: Bool = false) {
        window = ByteWindow(file, isBigEndian: isBigEndian)
        position = range.lowerBound
        end = min(range.upperBound, file.count)
    }

    /// The next chunk: its name, its content cut at the end, and the size it gives; nil after the last.
    mutating func next() throws(MediaError) -> (name: String, content: Range<Int>, size: Int)? {
        guard seen < Self.maxChunks, position <= end - 8, let name = try window.text(position, count: 4),
            let size = try window.number(position + 4, bytes: 4)
        else { return nil }
        seen += 1
        let start = position + 8
        position = start + size + size % 2
        return (name, start..<start + min(size, end - start), size)
    }
}
