/// A canonical prefix code, described by the lengths of its words.
///
/// Source: RFC 1951 §3.2.2.
struct HuffmanCode {
    static let fixedLiterals = HuffmanCode(
        counts: [0, 0, 0, 0, 0, 0, 0, 24, 152, 112] + [Int](repeating: 0, count: 6),
        symbols: Array(256..<280) + Array(0..<144) + Array(280..<288) + Array(144..<256))
    static let fixedDistances = HuffmanCode(
        counts: [0, 0, 0, 0, 0, 32] + [Int](repeating: 0, count: 10), symbols: Array(0..<32))

    /// Words of each length from 0 to 15.
    private let counts: [Int]
    /// Symbols in the order of their words.
    private let symbols: [Int]

    private init(counts: [Int], symbols: [Int]) {
        self.counts = counts
        self.symbols = symbols
    }

    /// A code from the length of each symbol's word, 0 for symbols without one; nil when the words would collide.
    init?(_ lengths: some Collection<Int>) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths where length > 0 { counts[length] += 1 }
        var free = 1
        for length in 1...15 {
            free = free * 2 - counts[length]
            guard free >= 0 else { return nil }
        }
        let used = lengths.enumerated().filter { $0.element > 0 }
        self.init(
            counts: counts,
            symbols: used.sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.map(\.offset))
    }

    /// Reads one word and returns its symbol.
    func next(_ bits: inout BitReader) -> Int? {
        var word = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            guard let bit = bits.take(1) else { return nil }
            word |= bit
            let count = counts[length]
            if word - count < first { return symbols[index + (word - first)] }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        return nil
    }
}
