import DetectionCore
import Presentation
import Testing

@testable import touchstone

@Suite("What a person reads", .timeLimit(.minutes(20)))
struct OutputTests {
    @Test(
        "A measured share is never rounded to the good side",
        arguments: [
            (0.0, "fewer than 1 in 100"), (0.0095, "fewer than 1 in 100"), (0.01, "1 in 100"),
            (0.0478, "fewer than 5 in 100"),
        ])
    func frequency(share: Double, words: String) {
        #expect(Figures.frequency(share) == words)
    }

    @Test(
        "A probability is never certain", arguments: [(0.0, "< 1 %"), (1.0, "> 99 %"), (0.5, "50 %"), (0.99, "99 %")])
    func percent(probability: Double, words: String) {
        #expect(Figures.percent(probability) == words)
    }

    @Test(
        "Strength has five steps, strong from the verdict's own threshold on",
        arguments: [
            (-9.0, Strength.stronglyReal), (-2.1, .real), (0.2, .none), (0.4, .synthetic),
            (2.2, .stronglySynthetic),
        ])
    func strength(llr: Double, step: Strength) {
        #expect(Strength(llr: llr) == step)
        #expect(step.bar.count == 5)
    }

    @Test("The needle of the strip is the number, inside its interval")
    func strip() {
        let strip = ProbabilityStrip.text(probability: 0.5, interval: [0.2, 0.8], width: 12)
        #expect(strip == "real ──══ 50 ══── synthetic")
        #expect(ProbabilityStrip.text(probability: 1, interval: nil, width: 8) == "real ─── >99  synthetic")
        #expect(ProbabilityStrip.text(probability: 0, interval: nil, width: 8) == "real  <1 ──── synthetic")
    }

    @Test(
        "A length of time has seconds only where they matter",
        arguments: [
            (0.0, "0 s"), (48, "48 s"), (100, "1 min 40 s"), (720, "12 min"), (3900, "1 h 5 min"), (.infinity, "0 s"),
        ])
    func span(seconds: Double, words: String) {
        #expect(Figures.span(seconds) == words)
    }

    @Test("Thousands are set apart", arguments: [(8.0, "8"), (999, "999"), (4500, "4,500"), (1_234_567, "1,234,567")])
    func count(value: Double, words: String) {
        #expect(Figures.count(value) == words)
    }

    @Test(
        "Characters that steer a terminal become visible",
        arguments: [
            ("a\nb", "a\\u{A}b"), ("x\u{202E}y", "x\\u{202E}y"), ("\u{1B}[2J", "\\u{1B}[2J"), ("Grüße 🙂", "Grüße 🙂"),
        ])
    func printable(text: String, shown: String) {
        #expect(text.printable == shown)
    }

    @Test("Progress shows its share and never more than all")
    func progress() {
        let half = ProgressBar.line(done: 5, total: 10, elapsed: .seconds(10), width: 10)
        #expect(half == "[█████░░░░░] 5 of 10, about 10 s left")
        #expect(ProgressBar.line(done: 10, total: 10, elapsed: .seconds(10), width: 4) == "[████] 10 of 10")
    }
}
