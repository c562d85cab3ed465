/// Maps the words of a normalised text, one to three in a row, to slots of a table, by FNV-1a with 64 bits.
///
/// Source of the hash: Fowler, Noll, Vo, draft-eastlake-fnv. `training/text/ngrams.py` is the same in Python.
struct NGramHasher: Sendable {
    /// Slots of the table.
    static let slots = 1 << 18

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3
    private static let mask = UInt64(slots - 1)

    /// Slots of all n-grams of 1 to 3 words.
    static func slots(of bytes: [UInt8]) -> [UInt32] {
        grams(words(of: bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }), sizes: 1...3)
    }

    /// Hashes of the words in order; everything that is neither of a word nor a space is a word of one byte.
    private static func words(of bytes: [UInt8]) -> [UInt64] {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(bytes.count / 4)
        var word: UInt64?
        for byte in bytes {
            if isOfWord(byte) {
                word = ((word ?? offset) ^ UInt64(byte)) &* prime
                continue
            }
            if let done = word { hashes.append(done) }
            word = nil
            if byte != 0x20 { hashes.append((offset ^ UInt64(byte)) &* prime) }
        }
        if let done = word { hashes.append(done) }
        return hashes
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x27, 0x80...0xFF: true
        default: false
        }
    }

    private static func grams(_ units: [UInt64], sizes: ClosedRange<Int>) -> [UInt32] {
        var slots: [UInt32] = []
        slots.reserveCapacity(units.count * sizes.count)
        units.withUnsafeBufferPointer { units in
            for start in 0..<units.count {
                var state = offset
                for size in 1...min(sizes.upperBound, units.count - start) {
                    state = (state ^ units[start + size - 1]) &* prime
                    guard size >= sizes.lowerBound else { continue }
                    slots.append(UInt32(truncatingIfNeeded: (state ^ (state >> 32)) & mask))
                }
            }
        }
        return slots
    }
}
