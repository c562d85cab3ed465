import DetectionCore
import Foundation
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Lines that music generators leave in the spectrum", .timeLimit(.minutes(20)))
struct MusicDetectorTests {
    private static let references = Reference.all()
    private let detector = MusicDetector()

    @Test("Lines under noise have the score of the Python path", arguments: references)
    func parity(_ reference: Reference) throws {
        let samples = reference.samples
        let frames = SpectralLines.frames(of: samples)
        #expect(frames.audible == 10 && frames.chosen.count == 10)
        let found = SpectralLines(SpectralLines.means(of: frames.chosen, in: samples))
        #expect(found.spacing == reference.spacing)
        #expect(abs(found.score - reference.score) < 1e-4 && abs(found.share - reference.share) < 1e-6)
    }

    @Test("Clear lines are evidence that names their spacing; noise alone says nothing")
    func found() async throws {
        let clear = try #require(Self.references.dropLast().last)
        let evidence = await detector.evidence(for: try GeneratedVoice.medium(clear.samples))
        #expect(evidence.state == .done && evidence.figures == ["spacing": 44_100 / 256])
        #expect(try #require(evidence.score) >= MusicDetector.threshold && evidence.llr == nil)
        #expect(evidence.explanation.contains("172.27 Hz") && evidence.examined == nil)
        let plain = try #require(Self.references.first)
        let nothing = await detector.evidence(for: try GeneratedVoice.medium(plain.samples))
        #expect(nothing.state == .notApplicable && nothing.reason == .noMark && nothing.llr == nil)
    }

    @Test("Tones and clicks at multiples of a spacing are no traces of a generator, however clear their lines")
    func tones() async throws {
        let rate = DecodedAudio.sampleRate
        let noise = GeneratedVoice.noise(seconds: 12, level: 0.01)
        let clicks = noise.indices.map { noise[$0] + ($0.isMultiple(of: rate / 25) ? 0.5 : 0) }
        let chord = noise.indices.map { index in
            [2000.0, 4000, 6000].reduce(Float(0)) {
                $0 + 0.1 * Float(sin(2 * Double.pi * $1 * Double(index) / Double(rate)))
            }
        }
        let scale = noise.indices.map { index in
            let pitch = 1000.0 * Double(1 + index / (rate * 3 / 2) % 7)
            return 0.3 * Float(sin(2 * Double.pi * pitch * Double(index) / Double(rate)))
        }
        let loud = try #require(Self.references.last).samples
        for samples in [clicks, chord, scale, loud] {
            let frames = SpectralLines.frames(of: samples)
            let found = SpectralLines(SpectralLines.means(of: frames.chosen, in: samples))
            #expect(found.score > MusicDetector.threshold && found.share > MusicDetector.mostShare)
            let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable && evidence.reason == .noMark)
        }
    }

    @Test("Short, silent, missing and broken sounds are refused, each for its reason")
    func refusals() async throws {
        for samples in [
            GeneratedVoice.noise(seconds: 9, level: 0.1), [Float](repeating: 0, count: 200_000),
            [Float](repeating: .nan, count: 200_000), [0.5],
        ] {
            let evidence = await detector.evidence(for: try GeneratedVoice.medium(samples))
            #expect(evidence.state == .notApplicable && evidence.reason == .noMark)
            #expect(evidence.explanation.contains("10 s"))
        }
        #expect(await detector.evidence(for: try GeneratedVoice.medium(nil)).reason == .formatUnsupported)
        let broken = try GeneratedVoice.medium(.failure(DecodeError(.malformed, "Broken.")))
        #expect(await detector.evidence(for: broken).reason == .decoderFailed)
    }

    @Test("Of a long sound 48 frames are read, evenly spread; quiet frames are left out")
    func chosen() {
        let loud = [Float](repeating: 0.5, count: PowerSpectrum.length)
        let quiet = [Float](repeating: 0.0001, count: 2 * PowerSpectrum.length)
        let mixed = SpectralLines.frames(of: loud + quiet + loud)
        #expect(mixed.chosen.map(\.lowerBound) == [0, 1, 5, 6].map { $0 * PowerSpectrum.length / 2 })
        let long = SpectralLines.frames(of: Array(repeatElement(loud, count: 100).joined()))
        #expect(long.audible == 199 && long.chosen.count == 48)
        #expect(long.chosen.first?.lowerBound == 2 * PowerSpectrum.length / 2)
        #expect(long.chosen.last?.lowerBound == 196 * PowerSpectrum.length / 2)
    }

    @Test("A power spectrum of two frames at once is that of each")
    func powers() {
        var transform = PowerSpectrum()
        let tone = (0..<PowerSpectrum.length).map { Float(cos(2 * Double.pi * 1000 * Double($0) / 32_768)) }
        let constant = [Float](repeating: 1, count: PowerSpectrum.length)
        let powers = transform.powers(tone[...], constant[...])
        // Hann's window halves the sum of the samples, and a tone has half of it on this side.
        #expect(abs(powers.first[1000] / pow(8192, 2) - 1) < 1e-6 && powers.first[1100] < 1e-3)
        #expect(abs(powers.second[0] / pow(16_384, 2) - 1) < 1e-6 && powers.second[1000] < 1e-3)
    }
}

/// What `training/audio/lines_fixture.py` heard in a sound that this makes again.
struct Reference: Decodable, Sendable {
    var lines: Double
    var amplitude: Double
    var spacing: Double
    var score: Double
    var share: Double

    /// The committed fixture.
    static func all() -> [Self] {
        let fixture = Bundle.module.resourceURL?.appending(path: "Fixtures/Audio/lines.json")
        let data = (try? Data(contentsOf: fixture ?? URL(filePath: "/"))) ?? Data()
        return (try? JSONDecoder().decode([Self].self, from: data)) ?? []
    }

    /// Twelve seconds of noise with lines from 1.5 to 7.5 kHz.
    var samples: [Float] {
        let noise = GeneratedVoice.noise(seconds: 12, level: 0.1)
        guard amplitude > 0 else { return noise }
        let multiples = Int(1500 / lines)..<Int(7500 / lines)
        return noise.enumerated().map { index, sample in
            let time = Double(index) / Double(DecodedAudio.sampleRate)
            let hum = multiples.reduce(0.0) { $0 + sin(2 * Double.pi * Double($1) * lines * time) }
            return sample + Float(amplitude * hum)
        }
    }
}
