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
    /// The score without the highest fifth of the lines: a few strong tones do not carry it.
    let evenness: Double
    /// The mean height 1.5 Hz aside as a share of that of the lines: an echo that is fed back makes broad ones.
    let width: Double
    /// Near 0 where the lines follow the loudness of the sound, as a decoder's do; 1 where they have a power of their own.
    ///
    /// Interference that was added has one. Two standard errors are in it.
    let steadiness: Double

    /// Whether they are lines as a decoder leaves them; docs/detectors/audio-music.md says what the limits were found on.
    var areClear: Bool {
        score >= Self.threshold(of: spacing) && evenness >= 4 && share <= 0.3 && width <= 0.4 && steadiness <= 0.45
    }

    /// The score from which on lines are clear.
    ///
    /// More is asked of spacings that do not come of 44.1 kHz: mains, clocks and other machines have them, too.
    static func threshold(of spacing: Double) -> Double { ofCompactDiscs.contains(spacing) ? 4.5 : 6 }

    /// Frames with sound that are needed, which take 10 s.
    static let least = 8

    private static let most = 48
    private static let hop = PowerSpectrum.length / 2
    static let bin = Double(DecodedAudio.sampleRate) / Double(PowerSpectrum.length)
    private static let audible = 1e-6
    private static let belowLoudest = 1e-5
    static let block = 64
    private static let ceiling = 8.0
    static let (low, high) = (2000.0, 7500.0)
    /// Combs beside the true one are this many bins apart at least, and so many at most.
    private static let (apart, phases) = (5.0, 32)
    private static let spread = 0.05
    /// Bins from a multiple that belong to its line; what stands so far away does not.
    private static let near = 3
    /// The lower part of the teeth of a comb, which a few strong tones do not reach.
    private static let lower = 0.8
    /// 44.1 kHz divided by powers of two.
    private static let ofCompactDiscs: [Double] = [2048, 1024, 512, 256].map { 44_100 / $0 }
    /// 25 frames a second and its doubles; 44.1 kHz, 48 kHz and 32 kHz divided by powers of two.
    private static let spacings: [Double] =
        [25, 50, 100, 200] + ofCompactDiscs + [1024, 512, 256].map { 48_000 / $0 }
        + [1024, 512, 256].map { 32_000 / $0 }

    /// The clearest spacing in the power spectra of frames [n, 16384].
    init(_ powers: [[Double]]) {
        let count = Double(powers.count)
        var level = [Double](repeating: 0, count: PowerSpectrum.bins)
        var power = level
        for frame in powers {
            for bin in frame.indices {
                level[bin] += Self.decibels(frame[bin]) / count
                power[bin] += frame[bin] / count
            }
        }
        let heights = Self.peaks(of: level)
        let found = Self.spacings.map { (spacing: $0, score: Self.score(of: $0, in: heights)) }
            .max { $0.score < $1.score }
        (spacing, score) = found ?? (0, 0)
        share = Self.share(of: spacing, in: power)
        evenness = Self.score(of: spacing, in: heights, keeping: Self.lower)
        width = Self.width(of: spacing, in: heights)
        steadiness = Self.steadiness(of: spacing, in: powers)
    }

    /// The level of a power.
    static func decibels(_ power: Double) -> Double { 10 * log10(power + 1e-10) }

    /// The bins next to the multiples of a spacing between 2 and 7.5 kHz.
    static func teeth(of spacing: Double) -> [Int] {
        multiples(of: spacing).map { Int((Double($0) * (spacing / bin)).rounded()) }
    }

    private static func multiples(of spacing: Double) -> Range<Int> {
        Int((low / spacing).rounded(.up))..<Int(high / spacing)
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

    /// The power spectra of frames of a sound.
    static func powers(of ranges: [Range<Int>], in samples: [Float]) -> [[Double]] {
        var transform = PowerSpectrum()
        return stride(from: 0, to: ranges.count, by: 2).flatMap { pair in
            let isAlone = pair + 1 == ranges.count
            let powers = transform.powers(samples[ranges[pair]], samples[ranges[isAlone ? pair : pair + 1]])
            return isAlone ? [powers.first] : [powers.first, powers.second]
        }
    }

    /// How much of the power between 2 and 7.5 kHz lies within three bins of the multiples of a spacing.
    private static func share(of spacing: Double, in power: [Double]) -> Double {
        let band = Int(low / bin)..<Int(high / bin)
        let lines = band.reduce(0.0) { sum, place in
            let multiple = Double(place) * bin / spacing
            let distance = abs(multiple - multiple.rounded()) * spacing / bin
            return distance <= Double(near) ? sum + power[place] : sum
        }
        return lines / max(power[band].reduce(0, +), 1e-30)
    }

    /// What stands over the medians of blocks of 31 Hz, which lines join.
    private static func peaks(of spectrum: [Double]) -> [Double] {
        let medians = stride(from: 0, to: spectrum.count, by: block).map { start in
            median(of: spectrum[start..<start + block])
        }
        return spectrum.indices.map { bin in
            let place = min(max((Double(bin) + 0.5) / Double(block) - 0.5, 0), Double(medians.count - 1))
            let below = min(Int(place), medians.count - 2)
            let share = place - Double(below)
            let base = (1 - share) * medians[below] + share * medians[below + 1]
            return min(max(spectrum[bin] - base, 0), ceiling)
        }
    }

    /// The mean of the two in the middle of an even number of values.
    static func median(of values: some Sequence<Double>) -> Double {
        let ascending = values.sorted()
        return (ascending[ascending.count / 2 - 1] + ascending[ascending.count / 2]) / 2
    }

    /// How far the multiples of a spacing between 2 and 7.5 kHz stand over the same comb moved aside; of each comb the lower part
    /// of the teeth is kept.
    private static func score(of spacing: Double, in heights: [Double], keeping kept: Double = 1) -> Double {
        let multiples = multiples(of: spacing)
        let count = min(phases, Int(spacing / bin / apart))
        let means = (0..<count).map { phase in
            let teeth = multiples.map { multiple in
                let place = (Double(multiple) + Double(phase) / Double(count)) * (spacing / bin)
                let share = place - place.rounded(.down)
                return (1 - share) * heights[Int(place)] + share * heights[Int(place) + 1]
            }
            let lower = kept < 1 ? teeth.sorted().prefix(Int(Double(teeth.count) * kept)) : teeth[...]
            return lower.reduce(0, +) / Double(lower.count)
        }
        let others = means.dropFirst()
        let mean = others.reduce(0, +) / Double(others.count)
        let variance = others.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / Double(others.count)
        return (means[0] - mean) / (variance.squareRoot() + spread)
    }

    /// The mean height beside the multiples of a spacing, as a share of the mean height there.
    private static func width(of spacing: Double, in heights: [Double]) -> Double {
        let teeth = teeth(of: spacing)
        let beside = teeth.reduce(0.0) { $0 + (heights[$1 - near] + heights[$1 + near]) / 2 }
        let there = teeth.reduce(0.0) { $0 + heights[$1] }
        return beside / max(there, 1e-3 * Double(teeth.count))
    }
}
