import DetectionCore
import Testing

@testable import Tokenizing

@Suite("What a tokenizer's description may not ask for", .timeLimit(.minutes(20)))
struct RefusalTests {
    private static let words =
        ###""model": {"type": "WordPiece", "unk_token": "u", "vocab": {"u": 0, "a": 1, "##b": 2}}"###

    private func refusal(_ text: String) -> String? {
        do throws(TokenizerRefusal) {
            _ = try Tokenizer(parsing: Array(text.utf8))
            return nil
        } catch {
            return error.phrase
        }
    }

    @Test(
        "What is not known is refused by its name",
        arguments: [
            (#""normalizer": {"type": "Nmt"}"#, "the normalizer 'Nmt'"),
            (
                #""normalizer": {"type": "Replace", "pattern": {"Regex": "(a+)+$"}, "content": ""}"#,
                "the regular expression '(a+)+$'"
            ),
            (
                #""normalizer": {"type": "Precompiled", "precompiled_charsmap": "AAAA"}"#,
                "broken 'precompiled_charsmap'"
            ),
            (#""pre_tokenizer": {"type": "UnicodeScripts"}"#, "the pre-tokenizer 'UnicodeScripts'"),
            (
                #""pre_tokenizer": {"type": "Split", "pattern": {"Regex": "\\w+"}, "behavior": "Isolated"}"#,
                "the regular expression"
            ),
            (
                #""pre_tokenizer": {"type": "Metaspace", "replacement": "_", "prepend_scheme": "first"}"#,
                "'first' as the 'prepend_scheme'"
            ),
            (#""pre_tokenizer": {"type": "ByteLevel"}"#, "bytes in a model of characters"),
            (
                #""pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Sequence", "pretokenizers": []}]}"#,
                "a sequence in a sequence"
            ),
            (#""post_processor": {"type": "Other"}"#, "the post-processor 'Other'"),
            (
                #""post_processor": {"type": "BertProcessing", "sep": ["a", 9], "cls": ["a", 1]}"#,
                "not in the vocabulary"
            ),
            (#""added_tokens": [{"id": 7, "content": "x"}]"#, "numbers have gaps"),
        ])
    func unknown(part: String, words: String) {
        let phrase = refusal("{\(part), \(Self.words)}")
        #expect(phrase?.contains(words) == true, "\(phrase ?? "accepted")")
    }

    @Test(
        "A model that is broken, or of another kind, is refused",
        arguments: [
            ("{}", "no model"), ("[", "not JSON"),
            (#"{"model": {"type": "WordLevel", "vocab": {"a": 0}}}"#, "the model 'WordLevel'"),
            (#"{"model": {"type": "WordPiece", "unk_token": "u", "vocab": {"a": 0}}}"#, "what is unknown"),
            (#"{"model": {"type": "WordPiece", "unk_token": "a", "vocab": {"a": 0, "b": 0}}}"#, "one number"),
            (#"{"model": {"type": "Unigram", "unk_id": 5, "vocab": [["a", -1]]}}"#, "what is unknown"),
            (#"{"model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", -1], ["a", -2]]}}"#, "a token twice"),
            (#"{"model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}}"#, "other than bytes"),
            (
                #"{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "BPE", "vocab": {"a": 0}, "merges": ["a b"]}}"#,
                "a merge of tokens"
            ),
            (
                #"{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "BPE", "dropout": 0.1, "vocab": {"a": 0}, "merges": []}}"#,
                "'dropout'"
            ),
        ])
    func broken(text: String, words: String) {
        let phrase = refusal(text)
        #expect(phrase?.contains(words) == true, "\(phrase ?? "accepted")")
    }

    @Test("A description, a vocabulary, merges and added tokens over the limits are refused")
    func large() {
        let most = TokenizerLimits.bytes
        #expect(throws: TokenizerRefusal("has more than 32 MiB")) {
            try Tokenizer(parsing: [UInt8](repeating: 0x20, count: most + 1))
        }
        let tokens = (0...TokenizerLimits.tokens).map { "\"\($0)\":\($0)" }.joined(separator: ",")
        #expect(
            refusal("{\"model\":{\"type\":\"WordPiece\",\"unk_token\":\"0\",\"vocab\":{\(tokens)}}}")?
                .contains("more than 500000") == true)
        let merges = [String](repeating: "\"a b\"", count: TokenizerLimits.merges + 1).joined(separator: ",")
        #expect(
            refusal(
                "{\"pre_tokenizer\":{\"type\":\"ByteLevel\"},\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\(merges)]}}"
            )?.contains("more than 500000 merges") == true)
        let added = [String](repeating: "{}", count: TokenizerLimits.added + 1).joined(separator: ",")
        #expect(refusal("{\"added_tokens\":[\(added)],\(Self.words)}")?.contains("added tokens") == true)
        let long = String(repeating: "x", count: TokenizerLimits.tokenBytes + 1)
        #expect(
            refusal(#"{"model": {"type": "WordPiece", "unk_token": "u", "vocab": {"u": 0, "\#(long)": 1}}}"#)?
                .contains("more than 512 bytes") == true)
    }

    @Test("Unknown words are one token, and longer words than a hundred characters are unknown")
    func unknownWords() throws {
        let tokenizer = try Tokenizer(
            parsing: Array("{\"pre_tokenizer\":{\"type\":\"Whitespace\"},\(Self.words)}".utf8))
        #expect(tokenizer.encode("ab a c abb") == [1, 2, 1, 0, 1, 2, 2])
        #expect(tokenizer.encode("a" + String(repeating: "b", count: 100)) == [0])
        #expect(tokenizer.extra == 0 && tokenizer.largestID == 2)
    }
}
