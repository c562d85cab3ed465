import Testing

@testable import Tokenizing

@Suite("Reading a vocabulary", .timeLimit(.minutes(20)))
struct VocabularyTests {
    @Test(
        "Files that are not vocabularies are refused",
        arguments: ["", "x", "1 1\na\n", "-1 0\n", "2 0\na\nb\n", "99999999999 0\n", "1 1\na\na b\n"])
    func malformed(text: String) {
        #expect(throws: VocabularyError.self) { try BytePairVocabulary(parsing: Array(text.utf8)) }
    }

    @Test("Bytes without a token are left out, what stands around them may merge")
    func missingBytes() throws {
        let printable = (0x21..<0x7F).map { String(Unicode.Scalar(UInt8($0))) } + ["\u{120}"]
        let lines = ["\(printable.count + 1) 1"] + printable + ["!?", "! ?"]
        let vocabulary = try BytePairVocabulary(parsing: Array(lines.joined(separator: "\n").utf8))
        let scalars = Array("!\u{4}?".unicodeScalars)
        let tokens = BytePairTokenizer(vocabulary: vocabulary).encode(scalars[...])
        #expect(vocabulary.byteTokens[4] == BytePairVocabulary.noToken)
        #expect(tokens.ids == [Int32(printable.count)])
        #expect(tokens.starts == [0])
    }
}
