/// One segment of a JPEG file.
public struct JPEGSegment: Sendable, Equatable {
    /// Its marker, `0xC0` to `0xFE`.
    public let marker: UInt8
    /// Its content, after its length and cut where the file ends.
    public let content: Range<Int>
    /// Whether nothing was cut off.
    public let isWhole: Bool
}

/// The segments of a JPEG file up to its first scan, one after the other.
///
/// What stands between two is passed over, as decoders do.
///
/// Source: ITU-T T.81 annex B.
public struct JPEGSegments: Sequence, IteratorProtocol {
    private static let maxSteps = 100_000

    private let window: ByteWindow
    private var position = 2
    private var steps = 0

    /// The segments of a file that begins with the marker of an image; without it there are none.
    public init(in window: ByteWindow) {
        self.window = window
        if !window.has([0xFF, 0xD8]) { steps = Self.maxSteps }
    }

    /// The next segment; nil after the last.
    public mutating func next() -> JPEGSegment? {
        while steps < Self.maxSteps, let mark = window[position] {
            steps += 1
            guard mark == 0xFF, let marker = window[position + 1], marker != 0xFF, marker != 0 else {
                position += 1
                continue
            }
            switch marker {
            // Markers without a length.
            case 0x01, 0xD0...0xD8:
                position += 2
            // The end, and the scan.
            case 0xD9, 0xDA:
                return nil
            default:
                guard let length = window.number(at: position + 2, width: 2, .big), length >= 2 else { return nil }
                let start = position + 4
                position += 2 + length
                return JPEGSegment(
                    marker: marker, content: start..<Swift.max(start, Swift.min(position, window.count)),
                    isWhole: position <= window.count)
            }
        }
        return nil
    }
}
