import DetectionCore

/// Words cut into the longest known pieces from the left, as BERT's are.
struct WordPieces: Sendable {
    /// Pieces that start a word.
    private let starts: PrefixTable
    /// Pieces that go on, without the prefix that marks them.
    private let continuations: PrefixTable
    private let unknown: Int32
    private let longestWord: Int

    init(_ json: JSONValue, tokens: [(bytes: [UInt8], id: Int32)], table: PrefixTable) throws(TokenizerRefusal) {
        let prefix = Array((json.setting("continuing_subword_prefix")?.string ?? "##").utf8)
        let longest = json.setting("max_input_chars_per_word")?.number ?? 100
        guard let longestWord = Int(exactly: longest), 1...1000 ~= longestWord else {
            throw TokenizerRefusal("has words of other than 1 to 1,000 characters")
        }
        guard let unknown = table.id(of: Array(try json.text("unk_token").utf8)) else {
            throw TokenizerRefusal("has no token for what is unknown")
        }
        self.unknown = unknown
        self.longestWord = longestWord
        starts = table
        continuations = try PrefixTable(
            tokens.filter { $0.bytes.starts(with: prefix) && $0.bytes.count > prefix.count }
                .map { (Array($0.bytes.dropFirst(prefix.count)), $0.id) })
    }

    /// Adds the tokens of a word; a word with a stretch that no piece fits is one unknown token.
    func encode(_ word: ArraySlice<Unicode.Scalar>, into ids: inout [Int32]) {
        guard word.count <= longestWord else { return ids.append(unknown) }
        let bytes = word.utf8
        let before = ids.count
        var place = 0
        while place < bytes.count {
            let table = place == 0 ? starts : continuations
            guard let match = table.longestPrefix(of: bytes, from: place) else {
                ids.removeSubrange(before...)
                return ids.append(unknown)
            }
            ids.append(match.id)
            place += match.length
        }
    }
}
