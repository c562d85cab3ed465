import DetectionCore
import Testing

@testable import Detectors

@Suite("Which texts are judged", .timeLimit(.minutes(20)))
struct TextReadingTests {
    @Test("English prose of fifty words is read", arguments: TextSamples.english)
    func englishIsRead(sample: String) throws {
        #expect(try TextReading(sample).text.count > 200)
    }

    @Test("Fewer than fifty words are refused, with their number")
    func shortTextIsRefused() throws {
        let refusal = #expect(throws: TextReading.Refusal.self) {
            _ = try TextReading("This is a short text, and that is all there is to it.")
        }
        #expect(refusal?.reason == .textTooShort)
        #expect(refusal?.explanation.contains("13 words") == true)
    }

    @Test("A document has as many words as the detectors count in it: signs between spaces are none")
    func words() throws {
        let texts = ["One & two - 3 \u{2013} it's * a_b ... 4th", "\u{2022} a\n\u{2022} b", "", " & "]
        for text in texts {
            let refusal = #expect(throws: TextReading.Refusal.self) { _ = try TextReading(text) }
            #expect(refusal?.figures?["words"] == Double(TextDocument.words(in: text)), "\(text)")
        }
    }

    @Test("Other languages are refused, those without spaces between words too", arguments: TextSamples.foreign)
    func otherLanguagesAreRefused(sample: String) {
        let refusal = #expect(throws: TextReading.Refusal.self) { _ = try TextReading(sample) }
        #expect(refusal?.reason == .languageUnsupported)
    }

    @Test("A medium without text is refused by its format")
    func noTextIsRefused() {
        let refusal = #expect(throws: TextReading.Refusal.self) { _ = try TextReading(nil) }
        #expect(refusal?.reason == .formatUnsupported)
    }
}
