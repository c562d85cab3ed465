/// Byte-level byte-pair tokenizer, as SmolLM2 uses it: every digit on its own, then GPT-2's pieces, then merges.
///
/// No special tokens are added or recognised: `<|endoftext|>` in a text is eleven ordinary characters.
package struct BytePairTokenizer: Sendable {
    /// The vocabulary it was made with.
    package let vocabulary: BytePairVocabulary

    /// A tokenizer with a vocabulary.
    package init(vocabulary: BytePairVocabulary) { self.vocabulary = vocabulary }

    /// Tokens of a stretch of text; starts are indices of the array behind the slice.
    ///
    /// - Parameters:
    ///   - scalars: The stretch.
    ///   - limit: Pieces are read until at least this many tokens are there; the rest of the text is not looked at.
    package func encode(_ scalars: ArraySlice<Unicode.Scalar>, limit: Int = .max) -> TokenSequence {
        var scanner = PieceScanner(scalars)
        var merger = PieceMerger(vocabulary)
        var tokens = TokenSequence()
        var bytes: [UInt8] = []
        var owners: [Int] = []
        while tokens.count < limit, let piece = scanner.next() {
            bytes.removeAll(keepingCapacity: true)
            owners.removeAll(keepingCapacity: true)
            for index in piece {
                for byte in UTF8.encode(scalars[index]) ?? UTF8.encodedReplacementCharacter {
                    bytes.append(byte)
                    owners.append(index)
                }
            }
            merger.merge(bytes) { token, start in
                tokens.ids.append(token)
                tokens.starts.append(owners[start])
            }
        }
        tokens.steps = merger.steps
        return tokens
    }
}
