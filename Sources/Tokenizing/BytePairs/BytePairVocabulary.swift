/// Tokens and merges of a byte-level byte-pair tokenizer.
package struct BytePairVocabulary: Sendable {
    /// Stands for the token of a byte that has none.
    static let noToken: Int32 = -1

    /// The token of each single byte, 256 entries; ``noToken`` for bytes that the vocabulary does not have, mostly
    /// control characters and lead bytes of scripts it was not trained on.
    let byteTokens: [Int32]
    /// The merges, by the two tokens they join.
    let merges: MergeTable
    /// Number of tokens; ids are below this.
    let count: Int

    /// A vocabulary of parts that fit each other.
    init(byteTokens: [Int32], merges: MergeTable, count: Int) {
        self.byteTokens = byteTokens
        self.merges = merges
        self.count = count
    }

    /// Reads a vocabulary file: `tokens merges` as two counts, then one token a line, then one merge a line as two
    /// tokens with a space between; tokens are written in ``ByteAlphabet`` and the line number is the id.
    ///
    /// - Throws: ``VocabularyError`` when the counts do not fit, a printable ASCII character has no token or a merge names
    ///   an unknown one.
    package init(parsing bytes: [UInt8]) throws(VocabularyError) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let counts = Self.counts(in: lines.first)
        guard let counts, counts.tokens > 0, counts.merges >= 0, lines.count == 1 + counts.tokens + counts.merges else {
            throw .malformed("the counts on the first line do not fit the \(lines.count) lines of the file")
        }
        var ids = [String: Int32](minimumCapacity: counts.tokens)
        for (id, line) in lines[1...counts.tokens].enumerated() {
            ids[String(decoding: line, as: UTF8.self)] = Int32(id)
        }
        byteTokens = try Self.byteTokens(ids)
        merges = try Self.merges(lines[(1 + counts.tokens)...], ids)
        count = counts.tokens
    }

    private static func counts(in line: ArraySlice<UInt8>?) -> (tokens: Int, merges: Int)? {
        let numbers = line?.split(separator: UInt8(ascii: " ")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard let numbers, numbers.count == 2, numbers.allSatisfy({ 0..<10_000_000 ~= $0 }) else { return nil }
        return (numbers[0], numbers[1])
    }

    private static func byteTokens(_ ids: [String: Int32]) throws(VocabularyError) -> [Int32] {
        let tokens = ByteAlphabet.scalars.map { ids[String($0)] ?? noToken }
        guard !tokens[0x20..<0x7F].contains(noToken) else {
            throw .malformed("a printable ASCII character has no token")
        }
        return tokens
    }

    private static func merges(
        _ lines: ArraySlice<ArraySlice<UInt8>>, _ ids: [String: Int32]
    ) throws(VocabularyError) -> MergeTable {
        var table = MergeTable(capacity: lines.count)
        for (rank, line) in lines.enumerated() {
            let halves = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard halves.count == 2, let left = ids[halves[0]], let right = ids[halves[1]],
                let token = ids[halves[0] + halves[1]]
            else { throw .malformed("merge \(rank) names a token that is not in the vocabulary") }
            table.insert(left, right, MergeTable.Merge(rank: UInt32(rank), token: token))
        }
        return table
    }
}
