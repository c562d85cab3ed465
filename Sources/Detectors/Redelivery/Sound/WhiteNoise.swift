import Foundation

/// Noise of all frequencies alike, the same every time.
enum WhiteNoise {
    /// The samples with noise whose power is so many decibels below theirs.
    static func add(to samples: [Float], decibelsBelow gap: Float) -> [Float] {
        guard !samples.isEmpty else { return [] }
        let power = samples.reduce(0) { $0 + $1 * $1 } / Float(samples.count)
        // Even chances between −a and a have the power a² / 3.
        let reach = (3 * power).squareRoot() * gain(-gap)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return samples.map { sample in
            // Source: Marsaglia, "Xorshift RNGs" (2003), the triple (13, 7, 17).
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return sample + reach * (Float(state >> 40) / Float(1 << 23) - 1)
        }
    }

    private static func gain(_ decibels: Float) -> Float { pow(10, decibels / 20) }
}
