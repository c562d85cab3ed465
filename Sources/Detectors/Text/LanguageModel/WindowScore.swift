import DetectionCore

/// The network's score of one window of a text.
struct WindowScore: Sendable, Equatable {
    /// Log-odds of the window, before calibration.
    var score: Double
    /// Number of tokens.
    var tokens: Int
    /// Its range in the normalised text.
    var range: Range<Int>
    /// Log-odds of each sentence with its tokens counted, before calibration.
    var sentences: [Sentence]

    /// One sentence of a window.
    struct Sentence: Sendable, Equatable {
        /// Its range in the normalised text.
        var range: Range<Int>
        var score: Double
        var tokens: Int
    }

    /// Sentences of this many tokens count half; shorter ones are drawn to 0 further.
    private static let halfWeight = 24.0

    /// The mean of several windows, each weighted by its tokens.
    static func mean(_ windows: [WindowScore]) -> Double {
        let tokens = windows.reduce(0) { $0 + $1.tokens }
        return windows.reduce(0) { $0 + $1.score * Double($1.tokens) } / Double(max(tokens, 1))
    }

    /// The sentences as spans of the original text, calibrated and shrunk towards 0 where they are short.
    func spans(in text: NormalisedText, calibration: PlattCalibration) -> [Span] {
        sentences.map { sentence in
            let original = text.original(of: sentence.range)
            let trust = Double(sentence.tokens) / (Double(sentence.tokens) + Self.halfWeight)
            return Span(
                start: original.lowerBound, end: original.upperBound,
                score: trust * calibration.llr(ofScore: sentence.score))
        }
    }
}
