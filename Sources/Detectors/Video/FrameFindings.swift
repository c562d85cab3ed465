import DetectionCore

/// Findings of several frames, put together over time: the mean of their middle half.
///
/// Frames of one video are not independent, so their log-likelihood ratios are averaged, not added. The quarter with
/// the lowest and the quarter with the highest scores are left out: titles, fades and blurred frames say nothing of
/// the rest (the interquartile mean; Huber, "Robust Statistics", 1981, §3.3 on trimmed means).
struct FrameFindings: Sendable {
    /// The findings, in order of time; never empty.
    let all: [FrameFinding]

    /// Findings of a video; nil when there are none.
    init?(_ findings: [FrameFinding]) {
        guard !findings.isEmpty else { return nil }
        all = findings.sorted { $0.time < $1.time }
    }

    /// The log-likelihood ratio of the whole.
    var llr: Double { kept.reduce(0) { $0 + $1.llr } / Double(kept.count) }

    /// Moments of the two frames that lean most towards synthetic, in order of time.
    var mostSuspicious: [Double] { all.sorted { $0.llr > $1.llr }.prefix(2).map(\.time).sorted() }

    /// Every frame as a moment of the picture track.
    var segments: [Segment] {
        all.map { Segment(track: .video, start: $0.time, end: $0.time, score: $0.llr) }
    }

    /// Parts of frames, each with its moment; nil when there are none.
    var regions: [Region]? {
        let regions = all.flatMap { frame in
            frame.regions.map { Region(box: $0.box, score: $0.score, time: frame.time) }
        }
        return regions.isEmpty ? nil : regions
    }

    /// The frames of the middle half.
    private var kept: [FrameFinding] {
        let left = all.count / 4
        return Array(all.sorted { $0.llr < $1.llr }.dropFirst(left).dropLast(left))
    }
}
