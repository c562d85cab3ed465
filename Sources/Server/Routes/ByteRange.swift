/// The one range of bytes that a request asks for (RFC 9110).
enum ByteRange: Sendable, Equatable {
    /// Everything: no range, or one that is left alone, such as several at once.
    case all
    /// From the first to the last byte, both included.
    case part(ClosedRange<Int>)
    /// A range that lies outside.
    case unsatisfiable

    /// Reads the `Range` field against the size of what is there.
    init(_ field: String?, size: Int) {
        guard let field, field.hasPrefix("bytes="), !field.contains(",") else {
            self = .all
            return
        }
        let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            self = .all
            return
        }
        switch (Int(digits: ends[0]), Int(digits: ends[1])) {
        case (let first?, let last?) where first <= last: self = Self.part(from: first, to: last, size: size)
        case (let first?, nil) where ends[1].isEmpty: self = Self.part(from: first, to: size - 1, size: size)
        case (nil, let suffix?) where ends[0].isEmpty:
            self = suffix > 0 ? Self.part(from: max(0, size - suffix), to: size - 1, size: size) : .unsatisfiable
        default: self = .all
        }
    }

    private static func part(from first: Int, to last: Int, size: Int) -> ByteRange {
        first >= 0 && first < size ? .part(first...min(last, size - 1)) : .unsatisfiable
    }
}
