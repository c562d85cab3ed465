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
