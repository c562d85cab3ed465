import Foundation

/// The effect of a telephone line on audio: 8,000 samples a second below 3.4 kHz, eight bits each.
///
/// Source: ITU-T G.711, the µ-law with µ = 255, here as its continuous curve rounded to 8 bits.
enum Telephone {
    private static let mu: Float = 255
    private static let band = LowPass(cutoff: 3_400)

    /// The samples after a call, as many as there were.
    static func apply(_ samples: [Float]) -> [Float] {
        var line = band.apply(to: samples)
        for index in line.indices {
            // Every other sample travels; the filter behind fills the gaps, at half their level.
            line[index] = index % 2 == 0 ? 2 * companded(line[index]) : 0
        }
        return band.apply(to: line)
    }

    private static func companded(_ sample: Float) -> Float {
        let curve = log1p(mu * min(abs(sample), 1)) / log1p(mu)
        let level = expm1((curve * 127).rounded() / 127 * log1p(mu)) / mu
        return sample < 0 ? -level : level
    }
}
