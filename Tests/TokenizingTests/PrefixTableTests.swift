import Testing

@testable import Tokenizing

@Suite("Strings by their starts", .timeLimit(.minutes(20)))
struct PrefixTableTests {
    private func table(_ words: [String]) throws -> PrefixTable {
        try PrefixTable(words.enumerated().map { (Array($1.utf8), Int32($0)) })
    }

    @Test("Every string that a text starts with is found, shortest first")
    func prefixes() throws {
        let table = try table(["b", "abcd", "a", "ab", "abx", "é", "e\u{301}", "\u{10FFFF}"])
        var found: [Int32] = []
        table.forEachPrefix(of: Array("xabcde".utf8), from: 1) { found.append($0.id) }
        #expect(found == [2, 3, 1])
        #expect(table.longestPrefix(of: Array("abcc".utf8), from: 0) == PrefixTable.Match(length: 2, id: 3))
        #expect(table.longestPrefix(of: Array("zz".utf8), from: 0) == nil)
        #expect(table.longestPrefix(of: Array("a".utf8), from: 1) == nil)
        #expect(table.id(of: Array("abc".utf8)) == nil && table.id(of: Array("abcd".utf8)) == 1)
        #expect(table.id(of: Array("e\u{301}".utf8)) == 6, "two spellings of one letter are two strings")
        #expect(table.id(of: Array("\u{10FFFF}".utf8)) == 7 && table.longest == 4)
    }

    @Test("A string that is there twice is refused, and so is an empty one", arguments: [["a", "b", "a"], ["a", ""]])
    func refused(words: [String]) {
        #expect(throws: TokenizerRefusal.self) { try table(words) }
    }

    @Test("A table of nothing finds nothing")
    func empty() throws {
        #expect(try table([]).longestPrefix(of: [1, 2], from: 0) == nil)
    }
}
