import Foundation
import MediaDecoding

/// Takes everything above a frequency out of a sound: a windowed-sinc filter without delay.
///
/// Source: Oppenheim and Schafer, "Discrete-Time Signal Processing", the window method, with a Hamming window.
struct LowPass: Sendable {
    private static let reach = 48
    private let kernel: [Float]

    /// A filter at a cutoff in hertz, under 8,000.
    init(cutoff: Double) {
        let share = 2 * cutoff / Double(DecodedAudio.sampleRate)
        let taps = (-Self.reach...Self.reach).map { offset in
            let x = Double(offset) * .pi
            let sinc = offset == 0 ? share : sin(x * share) / x
            return sinc * (0.54 + 0.46 * cos(x / Double(Self.reach)))
        }
        let sum = taps.reduce(0, +)
        kernel = taps.map { Float($0 / sum) }
    }

    /// The filtered samples, as many as there were; silence is assumed at both ends.
    func apply(to samples: [Float]) -> [Float] {
        let silence = [Float](repeating: 0, count: Self.reach)
        let padded = silence + samples + silence
        return [Float](unsafeUninitializedCapacity: samples.count) { output, filled in
            padded.withUnsafeBufferPointer { padded in
                kernel.withUnsafeBufferPointer { kernel in
                    for index in 0..<samples.count {
                        var sum: Float = 0
                        for tap in 0..<kernel.count { sum += padded[index &+ tap] * kernel[tap] }
                        output.initializeElement(at: index, to: sum)
                    }
                }
            }
            filled = samples.count
        }
    }
}
