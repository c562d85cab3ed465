/// One box of an ISO base media file.
public struct ISOBox: Sendable, Equatable {
    /// Its type, one character a byte.
    public let name: String
    /// Its type as a number.
    public let code: Int
    /// Its content, cut where its parent ends.
    public let content: Range<Int>
    /// Whether nothing was cut off.
    public let isWhole: Bool
}

/// The boxes in a part of an ISO base media file (MP4, QuickTime, HEIF, AVIF), one after the other, without what is in them.
///
/// The last may be cut off; what is no box ends them.
///
/// Source: ISO/IEC 14496-12 §4.2.
public struct ISOBoxes: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private var position: Int
    private let end: Int
    private var left: Int

    /// - Parameter most: Boxes after which they end.
    public init(in window: ByteWindow, _ range: Range<Int>, most: Int = 100_000) {
        self.window = window
        position = range.lowerBound
        end = Swift.min(range.upperBound, window.count)
        left = most
    }

    /// The boxes of a whole file.
    public init(in window: ByteWindow, most: Int = 100_000) {
        self.init(in: window, 0..<window.count, most: most)
    }

    /// The next box; nil after the last.
    public mutating func next() -> ISOBox? {
        guard left > 0, position <= end - 8, let size = window.number(at: position, width: 4, .big),
            let name = window.characters(at: position + 4, count: 4),
            let code = window.number(at: position + 4, width: 4, .big)
        else { return nil }
        left -= 1
        var header = 8
        var length = size == 0 ? end - position : size
        if size == 1 {
            guard let long = window.number(at: position + 8, width: 8, .big) else { return nil }
            (header, length) = (16, long)
        }
        guard length >= header, header <= end - position else { return nil }
        let isWhole = length <= end - position
        defer { position = isWhole ? position + length : end }
        return ISOBox(
            name: name, code: code, content: position + header..<(isWhole ? position + length : end), isWhole: isWhole)
    }
}
