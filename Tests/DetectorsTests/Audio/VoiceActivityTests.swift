import Testing

@testable import Detectors

@Suite("Voice activity", .timeLimit(.minutes(20)))
struct VoiceActivityTests {
    private static let silence = [Float](repeating: 0, count: 32_000)

    @Test("A voice between two silences is found where it is")
    func voiceBetweenSilences() {
        let activity = VoiceActivity(
            Self.silence + GeneratedVoice.samples(seconds: 2, pitch: 130) + Self.silence)
        #expect(activity.isAudible)
        #expect(abs(activity.seconds - 2) < 0.1)
        #expect(activity.seconds(in: 0..<30_000) == 0)
        #expect(activity.seconds(in: 32_000..<64_000) > 1.9)
    }

    @Test(
        "A voice is found through noise 20 dB below it, and at a quarter of its level", arguments: [1, 0.25] as [Float])
    func quietAndNoisy(gain: Float) {
        let voice = GeneratedVoice.samples(seconds: 2, pitch: 210)
        let noise = GeneratedVoice.noise(seconds: 2, level: 0.012)
        let activity = VoiceActivity(zip(voice, noise).map { gain * ($0 + $1) })
        #expect(activity.seconds > 1.8)
    }

    @Test("Steady noise is audible but no speech")
    func noise() {
        let activity = VoiceActivity(GeneratedVoice.noise(seconds: 3, level: 0.1))
        #expect(activity.isAudible)
        #expect(activity.seconds == 0)
    }

    @Test("Nothing, too little, silence and numbers that are no numbers are not audible")
    func nothing() {
        for samples in [[], [0.5], Self.silence, [Float](repeating: .nan, count: 4000)] {
            let activity = VoiceActivity(samples)
            #expect(!activity.isAudible)
            #expect(activity.seconds == 0)
        }
    }
}
