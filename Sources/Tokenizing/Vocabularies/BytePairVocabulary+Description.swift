import DetectionCore

extension BytePairVocabulary {
    /// Reads the model `BPE` of a `tokenizer.json` whose pieces are bytes in ``ByteAlphabet``.
    init(_ json: JSONValue, table: PrefixTable) throws(TokenizerRefusal) {
        for name in ["dropout", "continuing_subword_prefix", "end_of_word_suffix"] {
            guard let value = json.setting(name), value.string != "" else { continue }
            throw TokenizerRefusal(unknown: "'\(name)' of byte pairs")
        }
        for name in ["ignore_merges", "byte_fallback"] where try json.flag(name, or: false) {
            throw TokenizerRefusal(unknown: "'\(name)' of byte pairs")
        }
        let unknown = try Self.unknown(json, table)
        let bytes = ByteAlphabet.scalars.map { table.id(of: [$0].utf8) ?? unknown }
        if bytes.contains(unknown), unknown != Self.noToken, try json.flag("fuse_unk", or: false) {
            throw TokenizerRefusal(unknown: "'fuse_unk' of byte pairs")
        }
        let list = try json.list("merges")
        guard list.count <= TokenizerLimits.merges else {
            throw TokenizerRefusal("has more than \(TokenizerLimits.merges) merges")
        }
        var merges = MergeTable(capacity: list.count)
        for (rank, merge) in list.enumerated() {
            let halves = try Self.halves(of: merge)
            guard let left = table.id(of: halves.0), let right = table.id(of: halves.1),
                let token = table.id(of: halves.0 + halves.1)
            else { throw TokenizerRefusal("has a merge of tokens that it does not have") }
            guard merges[left, right] == nil else { throw TokenizerRefusal("has a merge twice") }
            merges.insert(left, right, MergeTable.Merge(rank: UInt32(rank), token: token))
        }
        self.init(byteTokens: bytes, merges: merges, count: table.count)
    }

    private static func unknown(_ json: JSONValue, _ table: PrefixTable) throws(TokenizerRefusal) -> Int32 {
        guard let token = json.setting("unk_token")?.string else { return noToken }
        guard let id = table.id(of: Array(token.utf8)) else {
            throw TokenizerRefusal("has no token for what is unknown")
        }
        return id
    }

    /// The two tokens of a merge: a list of two, or one text with a space between them.
    private static func halves(of merge: JSONValue) throws(TokenizerRefusal) -> ([UInt8], [UInt8]) {
        let halves: [[UInt8]] =
            switch merge {
            case .array(let pair): pair.compactMap(\.string).map { Array($0.utf8) }
            case .string(let text):
                text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map { Array($0) }
            default: []
            }
        guard halves.count == 2 else { throw TokenizerRefusal("has a merge of other than two tokens") }
        return (halves[0], halves[1])
    }
}
