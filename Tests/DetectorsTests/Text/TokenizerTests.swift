import Testing

@testable import Tokenizing

@Suite(
    "The tokenizer of the language model", .enabled(if: TextReference.vocabulary != nil, "run ./setup first"),
    .timeLimit(.minutes(20)))
struct TokenizerTests {
    private let tokenizer: BytePairTokenizer

    init() throws {
        tokenizer = BytePairTokenizer(
            vocabulary: try BytePairVocabulary(parsing: try #require(TextReference.vocabulary)))
    }

    @Test("Texts have the ids that the reference tokenizer gives", arguments: try TextReference.load().samples)
    func sampleIDs(sample: TextReference.Sample) {
        let scalars = Array(sample.text.unicodeScalars)
        #expect(tokenizer.encode(scalars[...]).ids == sample.ids)
    }

    @Test("Two thousand drawn texts of many scripts have the ids that the reference tokenizer gives")
    func randomDigest() throws {
        let reference = try TextReference.load()
        var numbers = SplitMix64(state: 2026)
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for _ in 0..<reference.randomCount {
            let scalars = Array(numbers.text(of: reference.pieces).unicodeScalars)
            for id in tokenizer.encode(scalars[...]).ids { state = (state ^ UInt64(id)) &* 0x100_0000_01B3 }
            state = (state ^ .max) &* 0x100_0000_01B3
        }
        let digest = String(state, radix: 16)
        #expect(String(repeating: "0", count: 16 - digest.count) + digest == reference.randomDigest)
    }

    @Test("Tokens start where their first byte stands, and a limit stops the work")
    func startsAndLimit() {
        let scalars = Array("It costs 42 \u{1F600} or so.".unicodeScalars)
        let tokens = tokenizer.encode(scalars[...])
        #expect(tokens.starts == tokens.starts.sorted())
        #expect(tokens.starts.first == 0)
        #expect((tokens.starts.last ?? .max) < scalars.count)
        let long =
            [Unicode.Scalar](repeating: "a", count: 4000) + Array(String(repeating: " b", count: 4000).unicodeScalars)
        let limited = tokenizer.encode(long[...], limit: 2)
        #expect(limited.count < 2000)
    }

    @Test("One piece of a hundred thousand letters takes work in proportion to its length")
    func longPieceIsLinear() {
        let long = [Unicode.Scalar](repeating: "a", count: 100_000)
        #expect(tokenizer.encode(long[...]).steps < 400_000)
    }
}
