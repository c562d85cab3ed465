import Testing

@testable import Detectors

@Suite("The common form of texts", .timeLimit(.minutes(20)))
struct TextNormaliserTests {
    @Test(
        "Typography is brought into one form",
        arguments: [
            ("\u{201C}Don\u{2019}t\u{201D} she said\u{2014}twice", "\"Don't\" she said - twice"),
            ("one -- two---three - four-five", "one - two - three - four-five"),
            ("  a\u{00A0}\n\n b\t\tc  ", "a b c"),
            ("# A *very* `small` _test_ .", "A very small test."),
            ("wait\u{2026} e\u{FB03}cient \u{200B}soft\u{AD}ly", "wait... efficient softly"),
            ("na\u{EF}ve \u{4E2D}\u{6587} \u{1F600}", "na\u{EF}ve \u{4E2D}\u{6587} \u{1F600}"),
            ("", ""), (" \n ", ""), ("-", "-"), ("--", "-"),
        ])
    func commonForm(original: String, expected: String) {
        #expect(String(String.UnicodeScalarView(TextNormaliser.normalise(original).scalars)) == expected)
    }

    @Test("A stretch of the common form leads back to the original")
    func originsLeadBack() {
        let original = "**First** one\u{2026}  \u{201C}Second\u{201D} one."
        let text = TextNormaliser.normalise(original)
        let plain = String(String.UnicodeScalarView(text.scalars))
        #expect(plain == "First one... \"Second\" one.")
        let range = text.original(of: 12..<plain.unicodeScalars.count)
        let scalars = Array(original.unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[range])) == "\u{201C}Second\u{201D} one.")
    }

    @Test("The common form of the common form is itself", arguments: TextSamples.all)
    func idempotent(sample: String) {
        let once = TextNormaliser.normalise(sample).scalars
        #expect(TextNormaliser.normalise(String(String.UnicodeScalarView(once))).scalars == once)
    }
}
