/// Byte strings with a number each, in order: finds the one that equals some bytes, and those that some bytes start with.
///
/// All strings lie in one array, sorted; a look-up narrows a range of it byte by byte.
struct PrefixTable: Sendable {
    /// A string that was found: its length in bytes and its number.
    struct Match: Sendable, Equatable {
        var length: Int
        var id: Int32
    }

    private let bytes: [UInt8]
    /// Where each string starts, and the end of the last.
    private let starts: [Int32]
    private let ids: [Int32]
    /// The first string with each first byte, 257 entries.
    private let firsts: [Int32]
    /// Bytes of the longest string.
    let longest: Int

    /// Number of strings.
    var count: Int { ids.count }

    /// - Throws: `TokenizerRefusal` for two strings that are the same, and an empty one.
    init(_ strings: [(bytes: [UInt8], id: Int32)]) throws(TokenizerRefusal) {
        let sorted = strings.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        var bytes: [UInt8] = []
        var starts: [Int32] = []
        var firsts = [Int32](repeating: 0, count: 257)
        var longest = 0
        for (place, string) in sorted.enumerated() {
            guard let first = string.bytes.first else { throw TokenizerRefusal("has an empty token") }
            guard string.bytes.count <= TokenizerLimits.tokenBytes else {
                throw TokenizerRefusal("has a token of more than \(TokenizerLimits.tokenBytes) bytes")
            }
            if place > 0, sorted[place - 1].bytes == string.bytes { throw TokenizerRefusal("has a token twice") }
            starts.append(Int32(bytes.count))
            bytes += string.bytes
            longest = max(longest, string.bytes.count)
            firsts[Int(first) + 1] = Int32(place + 1)
        }
        for byte in 1...256 { firsts[byte] = max(firsts[byte], firsts[byte - 1]) }
        self.bytes = bytes
        self.starts = starts + [Int32(bytes.count)]
        ids = sorted.map(\.id)
        self.firsts = firsts
        self.longest = longest
    }

    /// The number of a string; nil when it is not there.
    func id(of string: [UInt8]) -> Int32? {
        var found: Int32?
        forEachPrefix(of: string, from: 0) { if $0.length == string.count { found = $0.id } }
        return found
    }

    /// The longest string that the bytes from a place on start with.
    func longestPrefix(of text: [UInt8], from start: Int) -> Match? {
        var found: Match?
        forEachPrefix(of: text, from: start) { found = $0 }
        return found
    }

    /// Every string that the bytes from a place on start with, shortest first.
    func forEachPrefix(of text: [UInt8], from start: Int, _ body: (Match) -> Void) {
        guard start < text.count else { return }
        var low = Int(firsts[Int(text[start])])
        var high = Int(firsts[Int(text[start]) + 1])
        var depth = 1
        while low < high {
            // Of the strings that agree so far, a string that ends here is the first.
            if Int(starts[low + 1] - starts[low]) == depth {
                body(Match(length: depth, id: ids[low]))
                low += 1
            }
            guard start + depth < text.count, low < high else { return }
            let byte = text[start + depth]
            low = boundary(low, high, depth) { $0 < byte }
            high = boundary(low, high, depth) { $0 <= byte }
            depth += 1
        }
    }

    /// The first string in a range whose byte at a depth is not in a lower part.
    private func boundary(_ low: Int, _ high: Int, _ depth: Int, _ isLow: (UInt8) -> Bool) -> Int {
        var (low, high) = (low, high)
        while low < high {
            let middle = (low + high) / 2
            if isLow(bytes[Int(starts[middle]) + depth]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
