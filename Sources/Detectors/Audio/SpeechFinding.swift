import DetectionCore
import MediaDecoding

/// The findings in the windows of an audio file: the probe's part differs, that of AASIST is the same in all.
struct SpeechFinding: Sendable, Equatable {
    /// The windows, as ranges of samples, with their log-odds before calibration.
    var windows: [(range: Range<Int>, score: Double)]

    static func == (first: SpeechFinding, second: SpeechFinding) -> Bool {
        first.windows.elementsEqual(second.windows) { $0.range == $1.range && $0.score == $1.score }
    }

    /// The mean without the lowest and the highest eighth, so that one odd window decides nothing in a long sound.
    var score: Double {
        let ascending = windows.map(\.score).sorted()
        let cut = ascending.count / 8
        let kept = ascending.dropFirst(cut).dropLast(cut)
        return kept.reduce(0, +) / Double(max(kept.count, 1))
    }

    /// The windows on the timeline, calibrated.
    func segments(_ calibration: PlattCalibration) -> [Segment] {
        let rate = Double(DecodedAudio.sampleRate)
        return windows.map { window in
            Segment(
                track: .audio, start: Double(window.range.lowerBound) / rate,
                end: Double(window.range.upperBound) / rate,
                score: calibration.llr(ofScore: window.score))
        }
    }
}
