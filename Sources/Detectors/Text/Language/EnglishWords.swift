/// Common English words that other languages in Latin letters do not have among their common words.
enum EnglishWords {
    /// A lower-case word of at most eight letters A to Z in one number; longer words and others have none.
    struct Key: Sendable, Hashable {
        private(set) var packed: UInt64 = 0
        private var length = 0

        /// Adds a letter; false when it is not A to Z.
        mutating func append(_ scalar: Unicode.Scalar) -> Bool {
            length += 1
            let lower = scalar.value | 0x20
            guard scalar.isASCII, 0x61...0x7A ~= lower else {
                spoil()
                return false
            }
            packed = packed << 8 | UInt64(lower)
            return true
        }

        /// Makes it the key of no word.
        mutating func spoil() { length = 99 }

        /// The number, nil when there is none.
        var value: UInt64? { length <= 8 ? packed : nil }
    }

    /// Whether a word is in the list.
    static func contains(_ key: Key) -> Bool { key.value.map(packed.contains) ?? false }

    private static let packed = Set(list.split(separator: " ").map(pack))

    private static func pack(_ word: Substring) -> UInt64 {
        word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let list = """
        the of and to that is was for with this are be by from have has had not you it they his her their she we but \
        which were been would there what when who will if or my our your can could into than then them these those \
        how its also other about more some such most very any where after before because through between each every \
        should must may might being does did just only over even while whose both own same here many much
        """
}
