import Foundation
import Testing

@testable import Detectors

@Suite("Losses of sound", .timeLimit(.minutes(20)))
struct SoundLossTests {
    @Test("A telephone keeps 1 kHz and loses 5 kHz", arguments: [(1_000.0, 0.9...1.1), (5_000.0, 0...0.02)])
    func telephone(hertz: Double, share: ClosedRange<Float>) {
        let sound = tone(hertz)
        let after = Telephone.apply(sound)
        #expect(after.count == sound.count)
        #expect(share.contains(level(after) / level(sound)))
    }

    @Test("A low-pass filter parts what lies under its cutoff from what lies above")
    func lowPass() {
        let filter = LowPass(cutoff: 6_000)
        #expect(abs(level(filter.apply(to: tone(3_000))) / level(tone(3_000)) - 1) < 0.02)
        #expect(level(filter.apply(to: tone(7_500))) / level(tone(7_500)) < 0.02)
    }

    @Test("Noise has the power that was asked for, and silence stays silent")
    func noise() {
        let sound = tone(1_000)
        let noise = zip(WhiteNoise.add(to: sound, decibelsBelow: 30), sound).map { $0 - $1 }
        #expect(abs(20 * log10(level(noise) / level(sound)) + 30) < 0.5)
        #expect(WhiteNoise.add(to: [0, 0], decibelsBelow: 30) == [0, 0])
    }

    private func tone(_ hertz: Double) -> [Float] {
        (0..<8_000).map { Float(0.4 * sin(2 * .pi * hertz * Double($0) / 16_000)) }
    }

    /// Root mean square of the middle, away from the silence around the sound.
    private func level(_ samples: [Float]) -> Float {
        let middle = samples[1_000..<7_000]
        return (middle.reduce(0) { $0 + $1 * $1 } / Float(middle.count)).squareRoot()
    }
}
