import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Windows of speech", .timeLimit(.minutes(20)))
struct SpeechWindowsTests {
    private func ranges(seconds: Double, of samples: [Float]? = nil) -> [Range<Int>] {
        let samples = samples ?? GeneratedVoice.samples(seconds: seconds, pitch: 120)
        return SpeechWindows.ranges(of: samples.count, VoiceActivity(samples))
    }

    @Test("A short sound is one window, a longer one is covered to its end")
    func coverage() {
        #expect(ranges(seconds: 2) == [0..<32_000])
        #expect(ranges(seconds: 7) == [0..<48_000, 21_333..<69_333, 42_666..<90_666, 64_000..<112_000])
    }

    @Test("A long sound gives 16 windows from its beginning to its end")
    func bounded() {
        let found = ranges(seconds: 30)
        #expect(found.count == 16)
        #expect(found.first?.lowerBound == 0)
        #expect(found.last?.upperBound == 480_000)
    }

    @Test("How much of a long sound was heard counts overlapping windows once, and a short one is heard whole")
    func examined() {
        let long = GeneratedVoice.samples(seconds: 30, pitch: 120)
        let sound = DecodedAudio(samples: long, duration: 720)
        #expect(SpeechWindows.leaveOut(sound, VoiceActivity(long)))
        let ranges = [0..<48_000, 24_000..<72_000, 160_000..<208_000]
        #expect(Examined(ranges, of: sound) == Examined(7.5, of: 720, .seconds))
        let short = DecodedAudio(samples: Array(long.prefix(112_000)))
        #expect(!SpeechWindows.leaveOut(short, VoiceActivity(short.samples)))
        let cut = DecodedAudio(samples: short.samples, duration: 720)
        #expect(SpeechWindows.leaveOut(cut, VoiceActivity(cut.samples)), "only its beginning was decoded")
    }

    @Test("Windows without speech are passed over")
    func silenceIsSkipped() {
        let silence = [Float](repeating: 0, count: 160_000)
        let voice = GeneratedVoice.samples(seconds: 3, pitch: 120)
        let found = ranges(seconds: 0, of: silence + voice + silence)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.overlaps(160_000..<208_000) })
    }

    @Test("A sound without samples has no windows")
    func empty() {
        #expect(ranges(seconds: 0, of: []).isEmpty)
    }
}
