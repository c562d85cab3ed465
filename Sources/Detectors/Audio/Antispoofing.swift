import Inference
import MediaDecoding

/// AASIST (Jung et al., 2022), a network that its authors trained to tell spoofed from bona fide speech.
///
/// By itself it takes most recordings for spoofed; what it says counts only beside the probe
/// (``SpeechReader``).
struct Antispoofing: Sendable {
    /// The model folder.
    static let id = "aasist"
    /// Number of windows it hears: one costs as much as nine of the speech encoder.
    private static let most = 2
    private static let level: Float = 0.050_118_723
    private static let frame = DecodedAudio.sampleRate / 50

    private let model: Model

    /// The loaded network.
    init(_ model: Model) {
        self.model = model
    }

    /// The log-odds of spoofed speech, before calibration: the mean over windows in the middle of the halves of a sound.
    func logit(of ranges: [Range<Int>], in samples: [Float]) async throws(InferenceError) -> Float {
        let chosen = Self.chosen(of: ranges)
        var sum: Float = 0
        for range in chosen { sum += try await logit(of: samples[range]) }
        return sum / Float(max(chosen.count, 1))
    }

    /// The windows that it hears.
    static func chosen(of ranges: [Range<Int>]) -> [Range<Int>] {
        guard ranges.count > most else { return ranges }
        return (0..<most).map { ranges[(2 * $0 + 1) * ranges.count / (2 * most)] }
    }

    private func logit(of window: ArraySlice<Float>) async throws(InferenceError) -> Float {
        let samples = Tensor(shape: [1, SpeechWindows.length], floats: Self.prepared(window))
        guard let logit = try await model.run(["samples": samples])["logit"]?.floats.first, logit.isFinite else {
            throw InferenceError(.wrongShape, "The network '\(Self.id)' returns no number.")
        }
        return logit
    }

    /// A window as the network takes it: at −26 dBFS, for it hears loudness, and repeated until it is full, as in its
    /// training.
    static func prepared(_ window: ArraySlice<Float>) -> [Float] {
        let gain = level / activeLevel(window)
        let window = window.prefix(SpeechWindows.length).map { $0 * gain }
        guard !window.isEmpty else { return window }
        return (0..<SpeechWindows.length).map { window[$0 % window.count] }
    }

    /// Root mean square over the whole frames of 20 ms that are not 30 dB below the loudest one.
    private static func activeLevel(_ window: ArraySlice<Float>) -> Float {
        let powers = stride(from: window.startIndex, through: window.endIndex - frame, by: frame).map { start in
            window[start..<start + frame].reduce(0.0) { $0 + Double($1) * Double($1) } / Double(frame)
        }
        let least = (powers.max() ?? 0) / 1000
        let active = powers.filter { $0 >= least }
        return Float((active.reduce(0, +) / Double(max(active.count, 1)) + 1e-12).squareRoot())
    }
}
