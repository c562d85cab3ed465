/// A text made from another, with the way back: for each scalar the index of the scalar of the original that it comes from.
struct MappedText: Sendable, Equatable {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var origins: [Int32] = []

    /// An empty text.
    init() {}

    /// The original itself.
    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        origins = Array(0..<Int32(scalars.count))
    }

    var count: Int { scalars.count }

    mutating func reserve(_ count: Int) {
        scalars.reserveCapacity(count)
        origins.reserveCapacity(count)
    }

    mutating func append(_ scalar: Unicode.Scalar, from origin: Int32) {
        scalars.append(scalar)
        origins.append(origin)
    }

    /// Adds a stretch of another text of the same original.
    mutating func append(_ other: MappedText, _ range: Range<Int>) {
        scalars += other.scalars[range]
        origins += other.origins[range]
    }

    /// Puts another scalar in the place of one.
    mutating func replace(at index: Int, by scalar: Unicode.Scalar) {
        scalars[index] = scalar
    }

    /// The stretch of the original behind a stretch of this text.
    func original(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(origins[first])..<Int(origins[last]) + 1
    }

    /// Whether an ASCII text stands at an index.
    func has(_ text: String, at index: Int) -> Bool {
        guard index >= 0, index + text.utf8.count <= scalars.count else { return false }
        return zip(scalars[index...], text.utf8).allSatisfy { $0.value == UInt32($1) }
    }

    /// Whether an ASCII text in small letters stands at an index, in letters of either case; an apostrophe may be curly.
    func hasLetters(_ text: String, at index: Int) -> Bool {
        guard index >= 0, index + text.utf8.count <= scalars.count else { return false }
        return zip(scalars[index...], text.utf8).allSatisfy { scalar, byte in
            (0x41...0x5A ~= scalar.value ? scalar.value | 0x20 : scalar == "\u{2019}" ? 0x27 : scalar.value)
                == UInt32(byte)
        }
    }

    /// A stretch as a text.
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}
