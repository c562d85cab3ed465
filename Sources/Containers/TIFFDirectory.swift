/// One field of a TIFF directory.
public struct TIFFEntry: Sendable, Equatable {
    /// What it is about.
    public let tag: Int
    /// Number of values.
    public let count: Int
    /// Bytes of a value by its type; nil for types that are not known.
    public let width: Int?
    /// Where the first value lies: in the entry itself, or elsewhere; nil when it is too large to lie anywhere.
    public let place: Int?

    /// Bytes of all values; nil when they are more than a number can tell.
    public var size: Int? {
        guard let width else { return nil }
        let (size, isOver) = count.multipliedReportingOverflow(by: width)
        return isOver ? nil : size
    }
}

/// A directory of a TIFF file, or of the Exif block of another format.
public struct TIFFDirectory: Sendable, Equatable {
    private static let maxEntries = 4096
    private static let widths = [
        1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1,
    ]

    /// Its fields, in their order.
    public let entries: [TIFFEntry]
    /// Place of the next directory; nil for the last.
    public let next: Int?

    /// Reads the directory at a place; nil when there is none.
    ///
    /// Of a directory that is cut off, what is there counts.
    public init?(_ header: TIFFHeader, at place: Int, in window: ByteWindow) {
        let (order, width) = (header.order, header.width)
        let countWidth = header.isBig ? 8 : 2
        guard place < window.count, let count = window.number(at: place, width: countWidth, order) else { return nil }
        let size = 4 + 2 * width
        let first = place + countWidth
        var entries: [TIFFEntry] = []
        for index in 0..<min(count, Self.maxEntries) {
            let start = first + index * size
            guard let tag = window.number(at: start, width: 2, order),
                let type = window.number(at: start + 2, width: 2, order)
            else { break }
            // More than `Int` can tell are as good as nothing.
            let values = window.number(at: start + 4, width: width, order) ?? 0
            let unit = Self.widths[type]
            let isHere = values <= width / (unit ?? 1)
            entries.append(
                TIFFEntry(
                    tag: tag, count: values, width: unit,
                    place: isHere ? start + 4 + width : window.number(at: start + 4 + width, width: width, order)))
        }
        self.entries = entries
        next =
            count > Self.maxEntries
            ? nil : window.number(at: first + count * size, width: width, order).flatMap { $0 > 0 ? $0 : nil }
    }
}
