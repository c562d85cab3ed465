import Testing

@testable import Detectors

@Suite("Cutting a text into windows and sentences", .timeLimit(.minutes(20)))
struct TextWindowsTests {
    @Test("Windows cover a text without a gap and are cut after spaces")
    func windowsCoverTheText() {
        let scalars = Array(String(repeating: "some words of a text ", count: 100).unicodeScalars)
        let ranges = TextWindows(length: 300, most: 16).ranges(of: scalars)
        #expect(ranges.count == 7)
        #expect(ranges.first?.lowerBound == 0)
        #expect(ranges.last?.upperBound == scalars.count)
        for (one, next) in zip(ranges, ranges.dropFirst()) {
            #expect(one.upperBound == next.lowerBound)
            #expect(scalars[next.lowerBound - 1] == " ")
        }
    }

    @Test("A text of millions of characters in one line is read in a bounded number of windows")
    func workIsBounded() {
        let scalars = [Unicode.Scalar](repeating: "x", count: 5_000_000)
        let ranges = TextWindows(length: 900, most: 8).ranges(of: scalars)
        #expect(ranges.count == 8)
        #expect(ranges.allSatisfy { $0.count <= 940 })
        #expect(ranges[7].lowerBound > 4_000_000)
    }

    @Test("Sentences cover a window; abbreviations and short pieces join what follows")
    func sentencesCoverTheWindow() {
        let text =
            "Dr. Who came by on the second of May. \"It was late, and it rained!\" Nobody had slept well. Yes. No."
        let scalars = Array(text.unicodeScalars)
        let ranges = SentenceSplitter.sentences(of: scalars, in: 0..<scalars.count)
        #expect(
            ranges.map { String(String.UnicodeScalarView(scalars[$0])) } == [
                "Dr. Who came by on the second of May.", " \"It was late, and it rained!\"",
                " Nobody had slept well. Yes. No.",
            ])
    }

    @Test(
        "A window without an end of a sentence is one sentence",
        arguments: ["", "short", "no end here at all whatever comes"])
    func oneSentence(text: String) {
        let scalars = Array(text.unicodeScalars)
        #expect(SentenceSplitter.sentences(of: scalars, in: 0..<scalars.count) == [0..<scalars.count])
    }
}
