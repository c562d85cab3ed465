import Testing

@testable import Detectors

@Suite("What AASIST hears of a sound", .timeLimit(.minutes(20)))
struct AntispoofingTests {
    private func windows(_ count: Int) -> [Range<Int>] { (0..<count).map { $0 * 24_000..<$0 * 24_000 + 48_000 } }

    @Test("All windows of a short sound, the middles of the halves of a long one")
    func chosen() {
        for count in 0...2 { #expect(Antispoofing.chosen(of: windows(count)) == windows(count)) }
        #expect(Antispoofing.chosen(of: windows(3)) == [windows(3)[0], windows(3)[2]])
        #expect(Antispoofing.chosen(of: windows(16)) == [windows(16)[4], windows(16)[12]])
    }

    @Test("A short window is repeated until it is full, nothing stays nothing")
    func repeated() {
        let voice = GeneratedVoice.samples(seconds: 1, pitch: 120)
        let prepared = Antispoofing.prepared(voice[...])
        #expect(prepared.count == 48_000)
        #expect(prepared[..<16_000] == prepared[16_000..<32_000] && prepared[..<16_000] == prepared[32_000...])
        #expect(Antispoofing.prepared([]).isEmpty)
    }

    @Test("Loudness and pauses change nothing of what it hears of a voice", arguments: [0.01, 1, 8] as [Float])
    func levelled(gain: Float) {
        let voice = GeneratedVoice.samples(seconds: 2, pitch: 120)
        let pause = [Float](repeating: 0, count: 16_000)
        let prepared = Antispoofing.prepared((voice.map { gain * $0 } + pause)[...])
        let level = (prepared[..<32_000].reduce(0) { $0 + $1 * $1 } / 32_000).squareRoot()
        #expect(abs(20 * level.decimalLogarithm + 26) < 0.3)
    }
}
