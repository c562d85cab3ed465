import DetectionCore
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Listening for a mark in a sound", .timeLimit(.minutes(20)))
struct SoundMarkTests {
    private static let stretch = 24_000
    private let detector = SoundMarkDetector(models: ModelRepository(folders: VoiceReference.folders))

    @Test("Stretches follow each other; those that are mostly silent and a rest are left out")
    func audible() {
        let voice = GeneratedVoice.samples(seconds: 1.5, pitch: 120)
        let pause = [Float](repeating: 0.0005, count: Self.stretch)
        let found = SoundMarkReader.audible(voice + pause + voice + voice.prefix(20_000))
        #expect(found == [0..<Self.stretch, 2 * Self.stretch..<3 * Self.stretch])
        #expect(SoundMarkReader.audible([]).isEmpty)
        let odd = [Float](repeating: .nan, count: Self.stretch) + [Float](repeating: .infinity, count: Self.stretch)
        #expect(SoundMarkReader.audible(odd).count == 1, "what is no number is not loud")
    }

    @Test("All stretches of a short sound are heard, eight of a long one, spread over it")
    func chosen() {
        let ranges = (0..<100).map { $0 * Self.stretch..<($0 + 1) * Self.stretch }
        #expect(SoundMarkReader.chosen(of: Array(ranges.prefix(8))) == Array(ranges.prefix(8)))
        let spread = SoundMarkReader.chosen(of: ranges).map { $0.lowerBound / Self.stretch }
        #expect(spread == [6, 18, 31, 43, 56, 68, 81, 93])
    }

    @Test("Too little sound is not judged, and no network is loaded for it")
    func refusals() async throws {
        let bare = SoundMarkDetector(models: ModelRepository(folders: []))
        for samples in [
            GeneratedVoice.samples(seconds: 5.9, pitch: 120), [Float](repeating: 0, count: 10 * Self.stretch),
        ] {
            let evidence = await bare.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable && evidence.reason == .durationTooShort)
        }
        #expect(await bare.evidence(for: try GeneratedVoice.medium(nil)).reason == .formatUnsupported)
        let broken = try GeneratedVoice.medium(.failure(DecodeError(.malformed, "Broken.")))
        #expect(await bare.evidence(for: broken).reason == .decoderFailed)
    }

    @Test("Without the network the evidence fails with its reason")
    func missingModel() async throws {
        let bare = SoundMarkDetector(models: ModelRepository(folders: []))
        let samples = GeneratedVoice.samples(seconds: 7, pitch: 120)
        let evidence = await bare.evidence(for: try GeneratedVoice.medium(samples))
        #expect(evidence.state == .failed && evidence.reason == .modelMissing)
    }

    @Test("A voice and noise without a mark say nothing", .enabled(if: VoiceReference.hasModel, "run ./setup first"))
    func unmarked() async throws {
        for samples in [
            GeneratedVoice.samples(seconds: 7, pitch: 120), GeneratedVoice.noise(seconds: 7, level: 0.1),
        ] {
            let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable && evidence.reason == .noMark)
            #expect(evidence.llr == nil && evidence.digest != nil)
        }
    }

    @Test(
        "What is no number in a sound ends in evidence", .enabled(if: VoiceReference.hasModel, "run ./setup first"))
    func oddSamples() async throws {
        var samples = GeneratedVoice.samples(seconds: 7, pitch: 120)
        for index in stride(from: 100, to: samples.count, by: 30_000) { samples[index] = .infinity }
        let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
        #expect(evidence.state != .done)
    }
}
