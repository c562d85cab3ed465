import MediaDecoding

/// Stretches that may hold a voice: loud enough, and near something that has a pitch.
///
/// Frames of 40 ms every 20 ms. A frame is audible when it is above −60 dBFS and at most 40 dB under the loud ones
/// (their 95th percentile); it is voiced when its normalised autocorrelation has a peak between 60 and 400 Hz. Audible
/// frames within 0.3 s of voiced ones are speech, so that consonants count and steady noise does not. Music is told
/// from voices later (``SpeechReader``).
struct VoiceActivity: Sendable, Equatable {
    /// Samples from one frame to the next.
    static let hop = DecodedAudio.sampleRate / 50
    private static let size = 2 * hop
    private static let quietest: Float = -60
    private static let range: Float = 40
    private static let voicing: Float = 0.5
    private static let reach = 15

    /// Whether any frame is audible.
    let isAudible: Bool
    /// One flag a frame: whether it belongs to speech.
    let speech: [Bool]

    /// Seconds of speech.
    var seconds: Double { Double(speech.count { $0 }) * Double(Self.hop) / Double(DecodedAudio.sampleRate) }

    /// Looks at all of a sound.
    init(_ samples: [Float]) {
        let frames = stride(from: 0, through: samples.count - Self.size, by: Self.hop).map { $0..<$0 + Self.size }
        let levels = frames.map { Self.level(samples[$0]) }
        let floor = Swift.max(Self.quietest, Self.loud(levels) - Self.range)
        let audible = levels.map { $0 > floor }
        let voiced = zip(frames, audible).map { $1 && Self.periodicity(samples[$0]) > Self.voicing }
        isAudible = audible.contains(true)
        speech = zip(audible, Self.spread(voiced)).map { $0 && $1 }
    }

    /// Seconds of speech in a range of samples.
    func seconds(in range: Range<Int>) -> Double {
        let frames = range.lowerBound / Self.hop..<range.upperBound / Self.hop
        let count = speech[frames.clamped(to: speech.indices)].count { $0 }
        return Double(count) * Double(Self.hop) / Double(DecodedAudio.sampleRate)
    }

    /// Level in decibels under full scale.
    private static func level(_ frame: ArraySlice<Float>) -> Float {
        let power = frame.reduce(0) { $0 + $1 * $1 } / Float(frame.count)
        return power.isFinite ? 10 * (max(power, 1e-12)).decimalLogarithm : -120
    }

    private static func loud(_ levels: [Float]) -> Float {
        let ascending = levels.sorted()
        return ascending.isEmpty ? -120 : ascending[(ascending.count - 1) * 95 / 100]
    }

    /// The highest normalised autocorrelation at a lag between 1/400 and 1/60 s; 8,000 samples a second are enough.
    private static func periodicity(_ frame: ArraySlice<Float>) -> Float {
        let half = stride(from: frame.startIndex, to: frame.endIndex - 1, by: 2).map { (frame[$0] + frame[$0 + 1]) / 2 }
        return half.withUnsafeBufferPointer { half in
            var best: Float = 0
            for lag in 20...133 {
                var product: Float = 0
                var first: Float = 1e-9
                var second: Float = 1e-9
                for index in 0..<half.count - lag {
                    product += half[index] * half[index + lag]
                    first += half[index] * half[index]
                    second += half[index + lag] * half[index + lag]
                }
                best = max(best, product / (first * second).squareRoot())
            }
            return best
        }
    }

    private static func spread(_ flags: [Bool]) -> [Bool] {
        var near = flags
        for index in flags.indices where flags[index] {
            for other in max(0, index - reach)...min(flags.count - 1, index + reach) { near[other] = true }
        }
        return near
    }
}
