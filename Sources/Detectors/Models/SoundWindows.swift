/// The stretches of a sound that a model with a fixed window looks at, one after the other.
struct SoundWindows: Sendable, Equatable {
    /// Windows of one sound at most; more are thinned out evenly.
    static let most = 600

    /// Samples of a window.
    var length: Int
    /// Samples from one window to the next.
    var hop: Int
    /// Whether a window is filled up with silence where the sound ends before it does.
    var isFilled = true
    /// Whether the samples of each window are shifted and scaled to mean 0 and variance 1.
    var isNormalised = false

    /// First samples of the windows in a sound of so many samples.
    ///
    /// A sound of less than one window has one, filled up with silence; a rest of less than one is left out.
    func starts(count: Int) -> [Int] {
        guard count > length else { return count > 0 ? [0] : [] }
        let starts = Array(stride(from: 0, through: count - length, by: hop))
        guard starts.count > Self.most else { return starts }
        return (0..<Self.most).map { starts[$0 * starts.count / Self.most] }
    }

    /// Whether a sound of so many samples has more windows than are looked at.
    func leaveOut(count: Int) -> Bool { count > length && (count - length) / hop >= Self.most }

    /// The samples of one window.
    func samples(of sound: [Float], from start: Int) -> [Float] {
        var inside = Array(sound[start..<min(start + length, sound.count)])
        if isNormalised { inside = Self.normalised(inside) }
        return isFilled ? inside + [Float](repeating: 0, count: length - inside.count) : inside
    }

    /// Samples of mean 0 and variance 1; silence stays silence.
    ///
    /// Source: `Wav2Vec2FeatureExtractor.zero_mean_unit_var_norm` of transformers, whose 10⁻⁷ keeps silence from infinity.
    static func normalised(_ samples: [Float]) -> [Float] {
        guard !samples.isEmpty else { return [] }
        let mean = samples.reduce(0.0) { $0 + Double($1) } / Double(samples.count)
        let variance = samples.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(samples.count)
        let deviation = (variance + 1e-7).squareRoot()
        return samples.map { Float((Double($0) - mean) / deviation) }
    }
}
