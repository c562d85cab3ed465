/// One object of a Windows Media file (ASF).
///
/// Source: Microsoft, "Advanced Systems Format Specification" 01.20.05, sections 2 and 3 and the identifiers of section 10.
public struct ASFObject: Sendable, Equatable {
    /// What an object is, or a kind of stream.
    public enum Identifier: String, Sendable {
        case header = "75B22630-668E-11CF-A6D9-00AA0062CE6C"
        case file = "8CABDCA1-A947-11CF-8EE4-00C00C205365"
        case stream = "B7DC0791-A9B7-11CF-8EE6-00C00C205365"
        case headerExtension = "5FBF03B5-A92E-11CF-8EE3-00C00C205365"
        case extendedStream = "14E6A5CB-C672-4332-8399-A96952065B5A"
        case encryption = "2211B3FB-BD23-11D2-B4B7-00A0C955FC6E"
        case extendedEncryption = "298AE614-2622-4C17-B935-DAE07EE9289C"
        case advancedEncryption = "43058533-6981-49E6-9B74-AD12CB86D58C"
        case description = "75B22633-668E-11CF-A6D9-00AA0062CE6C"
        case namedTexts = "D2D0A440-E307-11D2-97F0-00A0C95EA850"
        /// Kinds of streams.
        case sound = "F8699E40-5B4D-11CF-A8FD-00805F5C442B"
        case video = "BC19EFC0-5B4D-11CF-A8FD-00805F5C442B"

        /// The known identifier at a position: three numbers with their low bytes first, then eight bytes.
        public init?(at position: Int, in window: ByteWindow) {
            var text = ""
            for place in [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15] {
                guard place >= 0 else {
                    text += "-"
                    continue
                }
                guard let byte = window[position + place] else { return nil }
                text += (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
            self.init(rawValue: text)
        }
    }

    /// Nil for what is of no interest here.
    public let identifier: Identifier?
    /// Its content, cut where its parent ends.
    public let content: Range<Int>
    /// Whether nothing was cut off.
    public let isWhole: Bool
}

/// The objects in a part of a Windows Media file, one after the other, without what is in them.
public struct ASFObjects: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private var position: Int
    private let end: Int
    private var left: Int

    /// - Parameter most: Objects after which they end.
    public init(in window: ByteWindow, _ range: Range<Int>, most: Int = 10_000) {
        self.window = window
        position = range.lowerBound
        end = Swift.min(range.upperBound, window.count)
        left = most
    }

    /// The objects in the header of a file, which stands first; none when there is none.
    public static func header(of window: ByteWindow) -> ASFObjects {
        var top = ASFObjects(in: window, 0..<window.count, most: 1)
        guard let header = top.next(), header.identifier == .header else { return ASFObjects(in: window, 0..<0) }
        // The number of objects and two bytes come first.
        return ASFObjects(in: window, header.content.dropFirst(6))
    }

    /// The next object; nil after the last.
    public mutating func next() -> ASFObject? {
        guard left > 0, position <= end - 24, let size = window.number(at: position + 16, width: 8, .little), size >= 24
        else { return nil }
        left -= 1
        let isWhole = size <= end - position
        let start = position
        position += isWhole ? size : end - position
        return ASFObject(
            identifier: ASFObject.Identifier(at: start, in: window), content: start + 24..<position, isWhole: isWhole)
    }
}
