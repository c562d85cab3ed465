import Inference
import MediaDecoding

/// The reader of Resemble's Perth mark, a network that its authors trained (`training/convert/perth.py`).
///
/// The package rounds what it hears of a whole recording at 0.5 and so calls one recording in six marked. Here several
/// stretches have to agree: docs/detectors/audio-mark.md has the figures.
struct SoundMarkReader: Sendable {
    /// The model folder.
    static let id = "perth"
    /// What the stretches must reach on average, and each by itself.
    static let threshold = (mean: 0.95, each: 0.8)
    /// Stretches with sound that are needed.
    static let least = 4

    /// Samples of one stretch: 1.5 s.
    private static let length = 3 * DecodedAudio.sampleRate / 2
    private static let most = 8
    private static let frame = DecodedAudio.sampleRate / 50
    private static let quietest: Float = 1e-6

    /// The loaded network.
    let model: Model

    /// Stretches that follow each other, more than half of each louder than −60 dBFS.
    static func audible(_ samples: [Float]) -> [Range<Int>] {
        stride(from: 0, through: samples.count - length, by: length).map { $0..<$0 + length }
            .filter { isAudible(samples[$0]) }
    }

    /// At most eight of them, evenly spread.
    static func chosen(of ranges: [Range<Int>]) -> [Range<Int>] {
        guard ranges.count > most else { return ranges }
        return (0..<most).map { ranges[(2 * $0 + 1) * ranges.count / (2 * most)] }
    }

    /// The mean score over the stretches, about 1 where all of them are marked; nil where it stays under the threshold, or as
    /// soon as one of them does, which of unmarked sounds nearly always is the first.
    func score(of ranges: [Range<Int>], in samples: [Float]) async throws(InferenceError) -> Double? {
        var sum = 0.0
        for range in ranges {
            let score = try await score(of: samples[range])
            guard score >= Self.threshold.each else { return nil }
            sum += min(score, 1)
        }
        let mean = sum / Double(ranges.count)
        return mean >= Self.threshold.mean ? mean : nil
    }

    /// How much one stretch sounds marked: about 0 or 1, or anything between.
    private func score(of stretch: ArraySlice<Float>) async throws(InferenceError) -> Double {
        let samples = Tensor(shape: [1, Self.length], floats: Array(stretch))
        guard let score = try await model.run(["samples": samples])["score"]?.floats.first, score.isFinite else {
            throw InferenceError(.wrongShape, "The network '\(Self.id)' returns no number.")
        }
        return Double(score)
    }

    private static func isAudible(_ stretch: ArraySlice<Float>) -> Bool {
        let starts = stride(from: stretch.startIndex, to: stretch.endIndex, by: frame)
        let loud = starts.count { start in
            stretch[start..<start + frame].reduce(0) { $0 + $1 * $1 } > quietest * Float(frame)
        }
        return 2 * loud > length / frame
    }
}
