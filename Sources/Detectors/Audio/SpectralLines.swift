import Foundation
import MediaDecoding

/// Evenly spaced lines in the mean spectrum of a sound, as neural decoders leave them; `training/audio/lines.py` does the same.
///
/// A decoder turns its frames into samples by layers that raise the rate step by step, and each layer leaves a constant
/// pattern that repeats with its input: so lines stand at exact multiples of the frame rate and of the rates between
/// (Afchar et al., "A Fourier Explanation of AI-music Artifacts", 2025). The spacings that are tried follow from the usual
/// sample rates and strides; nothing is fitted to any generator.
struct SpectralLines: Sendable, Equatable {
    /// The spacing whose lines are clearest, in Hz.
    let spacing: Double
    /// How many standard deviations those lines stand over combs of the same spacing elsewhere.
    let score: Double
    /// The share of the power between 2 and 7.5 kHz that lies in the lines: decoders leave faint ones, a buzzer has no others.
    let share: Double

    /// Frames with sound that are needed, which take 10 s.
    static let least = 8

    private static let most = 48
    private static let hop = PowerSpectrum.length / 2
    private static let bin = Double(DecodedAudio.sampleRate) / Double(PowerSpectrum.length)
    private static let audible = 1e-6
    private static let belowLoudest = 1e-5
    private static let block = 64
    private static let ceiling = 8.0
    private static let (low, high) = (2000.0, 7500.0)
    /// Combs beside the true one are this many bins apart at least, and so many at most.
    private static let (apart, phases) = (5.0, 32)
    private static let spread = 0.05
    /// Bins from a multiple that belong to its line.
    private static let near = 3.0
    /// 25 frames a second and its doubles; 44.1 kHz, 48 kHz and 32 kHz divided by powers of two.
    private static let spacings: [Double] =
        [25, 50, 100, 200] + [2048, 1024, 512, 256].map { 44_100 / $0 } + [1024, 512, 256].map { 48_000 / $0 }
        + [1024, 512, 256].map { 32_000 / $0 }

    /// Means over frames, bin by bin.
    struct Means {
        /// Of the power in decibels.
        var decibels = [Double](repeating: 0, count: PowerSpectrum.bins)
        /// Of the power.
        var power = [Double](repeating: 0, count: PowerSpectrum.bins)
    }

    /// The clearest spacing in the means of a spectrum.
    init(_ means: Means) {
        let heights = Self.peaks(of: means.decibels)
        let found = Self.spacings.map { (spacing: $0, score: Self.score(of: $0, in: heights)) }
            .max { $0.score < $1.score }
        (spacing, score) = found ?? (0, 0)
        share = Self.share(of: spacing, in: means.power)
    }

    /// The audible frames of 2.05 s, half overlapping; at most 48 of them, evenly spread.
    static func frames(of samples: [Float]) -> (audible: Int, chosen: [Range<Int>]) {
        let all = stride(from: 0, through: samples.count - PowerSpectrum.length, by: hop)
            .map { $0..<$0 + PowerSpectrum.length }
        let powers = all.map { range in
            samples[range].reduce(0.0) { $0 + Double($1) * Double($1) } / Double(PowerSpectrum.length)
        }
        let floor = max(audible, (powers.max() ?? 0) * belowLoudest)
        let kept = zip(all, powers).filter { $0.1 > floor }.map(\.0)
        guard kept.count > most else { return (kept.count, kept) }
        return (kept.count, (0..<most).map { kept[(2 * $0 + 1) * kept.count / (2 * most)] })
    }

    /// The means over frames of a sound.
    static func means(of ranges: [Range<Int>], in samples: [Float]) -> Means {
        var transform = PowerSpectrum()
        var means = Means()
        for pair in stride(from: 0, to: ranges.count, by: 2) {
            let isAlone = pair + 1 == ranges.count
            let powers = transform.powers(samples[ranges[pair]], samples[ranges[isAlone ? pair : pair + 1]])
            for power in isAlone ? [powers.first] : [powers.first, powers.second] {
                for bin in power.indices {
                    means.decibels[bin] += 10 * log10(power[bin] + 1e-10) / Double(ranges.count)
                    means.power[bin] += power[bin] / Double(ranges.count)
                }
            }
        }
        return means
    }

    /// How much of the power between 2 and 7.5 kHz lies within three bins of the multiples of a spacing.
    private static func share(of spacing: Double, in power: [Double]) -> Double {
        let band = Int(low / bin)..<Int(high / bin)
        let lines = band.reduce(0.0) { sum, place in
            let multiple = Double(place) * bin / spacing
            let distance = abs(multiple - multiple.rounded()) * spacing / bin
            return distance <= near ? sum + power[place] : sum
        }
        return lines / max(power[band].reduce(0, +), 1e-30)
    }

    /// What stands over the medians of blocks of 31 Hz, which lines join.
    private static func peaks(of spectrum: [Double]) -> [Double] {
        let medians = stride(from: 0, to: spectrum.count, by: block).map { start in
            let ascending = spectrum[start..<start + block].sorted()
            return (ascending[block / 2 - 1] + ascending[block / 2]) / 2
        }
        return spectrum.indices.map { bin in
            let place = min(max((Double(bin) + 0.5) / Double(block) - 0.5, 0), Double(medians.count - 1))
            let below = min(Int(place), medians.count - 2)
            let share = place - Double(below)
            let base = (1 - share) * medians[below] + share * medians[below + 1]
            return min(max(spectrum[bin] - base, 0), ceiling)
        }
    }

    /// How far the multiples of a spacing between 2 and 7.5 kHz stand over the same comb moved aside.
    private static func score(of spacing: Double, in heights: [Double]) -> Double {
        let multiples = Int((low / spacing).rounded(.up))..<Int(high / spacing)
        let count = min(phases, Int(spacing / bin / apart))
        let means = (0..<count).map { phase in
            multiples.reduce(0.0) { sum, multiple in
                let place = (Double(multiple) + Double(phase) / Double(count)) * (spacing / bin)
                let share = place - place.rounded(.down)
                return sum + (1 - share) * heights[Int(place)] + share * heights[Int(place) + 1]
            } / Double(multiples.count)
        }
        let others = means.dropFirst()
        let mean = others.reduce(0, +) / Double(others.count)
        let variance = others.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / Double(others.count)
        return (means[0] - mean) / (variance.squareRoot() + spread)
    }
}
