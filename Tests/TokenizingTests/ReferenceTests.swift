import DetectionCore
import Foundation
import Testing

@testable import Tokenizing

/// Tokenizers and what the library tokenizers 0.22 makes of some texts; `e2e/tokenizers_made.py` writes them.
enum Reference {
    struct Sample: Decodable {
        var text: String
        var ids: [Int32]
    }

    static let names = [
        "bert", "bert-cased", "deberta-v2", "deberta-v3", "longformer", "modernbert", "roberta", "xlm-r",
    ]

    static func data(_ file: String) throws -> Data {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try Data(contentsOf: folder.appending(path: file))
    }

    static func tokenizer(_ name: String) throws -> Tokenizer {
        try Tokenizer(parsing: [UInt8](try data("\(name).tokenizer.json")))
    }
}

@Suite("Tokenizers as their own library describes them", .timeLimit(.minutes(20)))
struct ReferenceTests {
    @Test("Texts of many scripts have the tokens that the library gives", arguments: Reference.names)
    func same(name: String) throws {
        let tokenizer = try Reference.tokenizer(name)
        let samples = try JSONDecoder().decode([Reference.Sample].self, from: try Reference.data("\(name).ids.json"))
        #expect(samples.count > 40)
        for sample in samples {
            #expect(tokenizer.window(tokenizer.encode(sample.text)) == sample.ids, "\(sample.text.debugDescription)")
        }
    }

    @Test("A text of one piece without an end costs work in proportion to its length", arguments: Reference.names)
    func long(name: String) throws {
        let tokenizer = try Reference.tokenizer(name)
        let letters = tokenizer.encode(String(repeating: "a", count: 200_000))
        #expect(!letters.isEmpty)
        let marks = tokenizer.encode("a" + String(repeating: "\u{301}\u{323}", count: 20_000))
        #expect(!marks.isEmpty)
    }
}
