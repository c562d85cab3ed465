import DetectionCore

/// A tokenizer as `tokenizer.json` describes it, the format of Hugging Face's library tokenizers.
///
/// A text goes through four stages: tokens that were added are cut out, the rest is normalised, cut into pieces, and each piece
/// becomes tokens of the vocabulary. A template puts special tokens around each window. What is not understood is refused.
///
/// Source: https://github.com/huggingface/tokenizers, version 0.22, which the tests compare with.
public struct Tokenizer: Sendable {
    private let added: AddedTokens
    private let normalizers: [Normalizer]
    private let cutters: [PieceCutter]
    private let vocabulary: Vocabulary
    private let template: TokenTemplate

    /// The largest number of a token.
    public let largestID: Int32

    /// Reads a description.
    ///
    /// - Throws: `TokenizerRefusal` for what is not known, broken or over `TokenizerLimits`.
    public init(parsing bytes: [UInt8]) throws(TokenizerRefusal) {
        guard bytes.count <= TokenizerLimits.bytes else {
            throw TokenizerRefusal("has more than \(TokenizerLimits.bytes >> 20) MiB")
        }
        let json: JSONValue
        do { json = try JSONValue(text: bytes) } catch { throw TokenizerRefusal("is not JSON") }
        normalizers = try Normalizer.read(json.setting("normalizer"))
        cutters = try PieceCutter.read(json.setting("pre_tokenizer"))
        guard let model = json.setting("model") else { throw TokenizerRefusal("has no model") }
        vocabulary = try Vocabulary(model, cutters: cutters)
        added = try AddedTokens(json.setting("added_tokens"), vocabulary: vocabulary, normalizers: normalizers)
        template = try TokenTemplate(json.setting("post_processor"), added: added, vocabulary: vocabulary)
        largestID = max(vocabulary.largestID, added.largestID)
    }

    /// Tokens that the template adds to a window.
    public var extra: Int { template.before.count + template.after.count }

    /// Tokens of a text, without those of the template.
    public func encode(_ text: String) -> [Int32] {
        var ids: [Int32] = []
        for part in added.raw.parts(of: Array(text.unicodeScalars)[...]) {
            switch part {
            case .token(let id): ids.append(id)
            case .text(let scalars): encode(normalised: Normalizer.apply(normalizers, to: scalars), into: &ids)
            }
        }
        return ids
    }

    private func encode(normalised text: [Unicode.Scalar], into ids: inout [Int32]) {
        for part in added.normalised.parts(of: text[...]) {
            switch part {
            case .token(let id): ids.append(id)
            case .text(let scalars):
                for piece in PieceCutter.apply(cutters, to: scalars) { vocabulary.encode(piece, into: &ids) }
            }
        }
    }

    /// A window of tokens as a model takes it: between the special tokens of the template.
    public func window(_ ids: some Sequence<Int32>) -> [Int32] { template.before + ids + template.after }
}
