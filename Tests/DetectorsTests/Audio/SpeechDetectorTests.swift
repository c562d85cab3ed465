import DetectionCore
import Foundation
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("The speech detector", .timeLimit(.minutes(20)))
struct SpeechDetectorTests {
    private let detector = SpeechDetector(models: ModelRepository(folders: VoiceReference.folders))

    @Test(
        "Scores equal those of training", .enabled(if: VoiceReference.hasModel, "run ./setup first"),
        arguments: try VoiceReference.load())
    func parity(voice: VoiceReference) async throws {
        let samples = GeneratedVoice.samples(seconds: voice.seconds, pitch: voice.pitch)
        let models = ModelRepository(folders: VoiceReference.folders)
        let reader = try await SpeechReader(models)
        let ranges = SpeechWindows.ranges(of: samples.count, VoiceActivity(samples))
        let logit = try await reader.antispoofing.logit(of: ranges, in: samples)
        var finding = SpeechFinding(windows: [])
        for range in ranges {
            finding.windows.append((range, reader.score(try await reader.hear(samples[range]), antispoofing: logit)))
        }
        #expect(abs(Double(logit) - voice.antispoofing) < 0.001)
        #expect(abs(finding.score - voice.score) < 0.001)
        #expect(finding.windows.count == voice.windows)
    }

    @Test(
        "A steady tone and a swelling chord are music, not a voice",
        .enabled(if: VoiceReference.hasModel, "run ./setup first"))
    func music() async throws {
        let tone = (0..<64_000).map { 0.3 * sin(2 * Float.pi * 220 * Float($0) / 16_000) }
        for samples in [tone, GeneratedVoice.samples(seconds: 4, pitch: 120)] {
            let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable)
            #expect(evidence.reason == .music)
        }
    }

    @Test("Silence, noise and a syllable are not judged, with their reason")
    func refusals() async throws {
        let sounds: [([Float], Reason)] = [
            ([Float](repeating: 0, count: 64_000), .silence), ([], .silence),
            (GeneratedVoice.noise(seconds: 4, level: 0.1), .speechTooShort),
            (GeneratedVoice.samples(seconds: 1, pitch: 120), .speechTooShort),
        ]
        for (samples, reason) in sounds {
            let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable)
            #expect(evidence.reason == reason)
            #expect(evidence.score == nil)
        }
    }

    @Test("A track that cannot be decoded fails with the decoder's reason; no track is not applicable")
    func noSound() async throws {
        let broken = await detector.evidence(
            for: try GeneratedVoice.medium(.failure(DecodeError(.malformed, "Broken."))))
        #expect(broken.state == .failed)
        #expect(broken.reason == .decoderFailed)
        let none = await detector.evidence(for: try GeneratedVoice.medium(nil))
        #expect(none.reason == .formatUnsupported)
    }

    @Test("Without the speech encoder the evidence fails with its reason")
    func missingModel() async throws {
        let bare = SpeechDetector(models: ModelRepository(folders: [VoiceReference.folders[0]]))
        let samples = GeneratedVoice.samples(seconds: 3, pitch: 120)
        let evidence = await bare.evidence(for: try GeneratedVoice.medium(samples))
        #expect(evidence.state == .failed)
        #expect(evidence.reason == .modelMissing)
    }
}
