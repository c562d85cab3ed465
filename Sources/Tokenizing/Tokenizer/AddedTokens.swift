import DetectionCore

/// Tokens that were added to a vocabulary: they are found in a text as they stand, before anything else cuts it.
struct AddedTokens: Sendable {
    /// Those that are looked for in the text as it is.
    let raw: TokenFinder
    /// Those that are looked for after normalising.
    let normalised: TokenFinder
    /// The largest number; −1 without tokens.
    let largestID: Int32

    init(_ json: JSONValue?, vocabulary: Vocabulary, normalizers: [Normalizer]) throws(TokenizerRefusal) {
        var raw: [TokenFinder.Token] = []
        var normalised: [TokenFinder.Token] = []
        guard case .array(let list) = json ?? .array([]) else { throw TokenizerRefusal("has no list 'added_tokens'") }
        guard list.count <= TokenizerLimits.added else {
            throw TokenizerRefusal("has more than \(TokenizerLimits.added) added tokens")
        }
        var ids: [[UInt8]: Int32] = [:]
        var next = Int32(vocabulary.count)
        for entry in list {
            let content = try entry.text("content")
            guard !content.isEmpty else { continue }
            guard content.utf8.count <= TokenizerLimits.tokenBytes else {
                throw TokenizerRefusal("has an added token of more than \(TokenizerLimits.tokenBytes) bytes")
            }
            let id = try JSONValue.id(entry["id"])
            let bytes = Array(content.utf8)
            // The library numbers tokens itself, and only warns where the file says another number.
            let expected = vocabulary.id(of: bytes) ?? ids[bytes] ?? next
            guard id == expected else { throw TokenizerRefusal("has added tokens whose numbers have gaps") }
            if id == next { next += 1 }
            guard ids.updateValue(id, forKey: bytes) == nil else {
                throw TokenizerRefusal("adds a token twice")
            }
            var token = TokenFinder.Token(scalars: Array(content.unicodeScalars), id: id)
            token.isWord = try entry.flag("single_word", or: false)
            token.takesSpaceBefore = try entry.flag("lstrip", or: false)
            token.takesSpaceAfter = try entry.flag("rstrip", or: false)
            if try entry.flag("normalized", or: !(try entry.flag("special", or: false))) {
                token.scalars = Normalizer.apply(normalizers, to: token.scalars[...])
                normalised.append(token)
            } else {
                raw.append(token)
            }
        }
        largestID = ids.values.max() ?? -1
        self.raw = try TokenFinder(raw)
        self.normalised = try TokenFinder(normalised)
    }
}
