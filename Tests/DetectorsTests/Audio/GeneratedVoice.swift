import DetectionCore
import Foundation
import MediaDecoding

@testable import Detectors

/// Sounds made by formulas, so that Python and Swift hear the same.
enum GeneratedVoice {
    private static let rate = Double(DecodedAudio.sampleRate)

    /// A swelling vowel of 24 harmonics whose pitch wavers; `training/audio/fixtures.py` makes the same samples.
    static func samples(seconds: Double, pitch: Double) -> [Float] {
        (0..<Int(seconds * rate)).map { index in
            let time = Double(index) / rate
            let phase = 2 * Double.pi * pitch * time + 4 * sin(2 * Double.pi * 0.7 * time)
            let swell = 0.6 + 0.4 * sin(2 * Double.pi * 2.5 * time)
            let total = (1...24).reduce(0.0) { sum, harmonic in
                sum + gain(harmonic, pitch) * sin(Double(harmonic) * phase)
            }
            return Float(0.05 * swell * total)
        }
    }

    /// Steady noise, the same every time.
    static func noise(seconds: Double, level: Float) -> [Float] {
        var generator = SplitMix64(state: 7)
        return (0..<Int(seconds * rate)).map { _ in level * (Float(generator.next() >> 40) / Float(1 << 23) - 1) }
    }

    /// A medium that decoded to these samples.
    static func medium(_ samples: [Float]) throws -> DecodedMedium {
        try medium(.success(DecodedAudio(samples: samples)))
    }

    /// A medium with this sound track.
    static func medium(_ audio: Result<DecodedAudio, DecodeError>?) throws -> DecodedMedium {
        DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(kind: .audio, format: .wav, bytes: 1, sha256: ""), audio: audio)
    }

    private static func gain(_ harmonic: Int, _ pitch: Double) -> Double {
        let hertz = Double(harmonic) * pitch
        return [650.0, 1150, 2600].reduce(0.1 / Double(harmonic)) { sum, formant in
            sum + 1 / (1 + pow((hertz - formant) / 150, 2))
        }
    }
}
