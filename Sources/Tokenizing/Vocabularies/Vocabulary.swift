import DetectionCore

/// The model of a tokenizer: what makes tokens of a piece of text.
struct Vocabulary: Sendable {
    private enum Kind: Sendable {
        case wordPiece(WordPieces)
        case unigram(UnigramPieces)
        case bytePairs(BytePairVocabulary)
    }

    private let kind: Kind
    private let table: PrefixTable
    /// The largest number of a token.
    let largestID: Int32
    /// Number of tokens.
    var count: Int { table.count }

    init(_ json: JSONValue, cutters: [PieceCutter]) throws(TokenizerRefusal) {
        var tokens: [(bytes: [UInt8], id: Int32)] = []
        switch (json["vocab"], json.type) {
        case (.object(let members)?, "WordPiece"), (.object(let members)?, "BPE"), (.object(let members)?, ""):
            try Self.check(members.count)
            for member in members { tokens.append((Array(member.name.utf8), try JSONValue.id(member.value))) }
        case (.array(let entries)?, "Unigram"):
            try Self.check(entries.count)
            for (id, entry) in entries.enumerated() {
                guard case .array(let pair) = entry, pair.count == 2, let token = pair[0].string else {
                    throw TokenizerRefusal("has a token without a score")
                }
                tokens.append((Array(token.utf8), Int32(id)))
            }
        default: throw TokenizerRefusal(unknown: "the model '\(json.type)'")
        }
        guard Set(tokens.map(\.id)).count == tokens.count else { throw TokenizerRefusal("gives two tokens one number") }
        table = try PrefixTable(tokens)
        largestID = tokens.map(\.id).max() ?? -1
        switch json.type {
        case "WordPiece": kind = .wordPiece(try WordPieces(json, tokens: tokens, table: table))
        case "Unigram": kind = .unigram(try UnigramPieces(json, table: table))
        case "BPE":
            guard case .bytes(_, _)? = cutters.last else {
                throw TokenizerRefusal(unknown: "byte pairs of other than bytes")
            }
            kind = .bytePairs(try BytePairVocabulary(json, table: table))
        default: throw TokenizerRefusal(unknown: "a model without a 'type'")
        }
        if case .bytes(_, _)? = cutters.last {
            guard case .bytePairs = kind else { throw TokenizerRefusal(unknown: "bytes in a model of characters") }
        }
    }

    private static func check(_ count: Int) throws(TokenizerRefusal) {
        guard 1...TokenizerLimits.tokens ~= count else {
            throw TokenizerRefusal("has no tokens, or more than \(TokenizerLimits.tokens)")
        }
    }

    /// The number of a token; nil when there is none.
    func id(of token: [UInt8]) -> Int32? { table.id(of: token) }

    /// Adds the tokens of a piece.
    func encode(_ piece: ArraySlice<Unicode.Scalar>, into ids: inout [Int32]) {
        switch kind {
        case .wordPiece(let pieces): pieces.encode(piece, into: &ids)
        case .unigram(let pieces): pieces.encode(piece, table: table, into: &ids)
        case .bytePairs(let vocabulary):
            var merger = PieceMerger(vocabulary)
            merger.merge(piece.utf8) { token, _ in ids.append(token) }
        }
    }
}
