import DetectionCore
import Presentation

/// Stretches of a sound or video, drawn along their time: the higher a cell, the more synthetic.
enum SegmentStrip {
    private static let levels: [Character] = ["\u{2581}", "\u{2582}", "\u{2584}", "\u{2586}", "\u{2588}"]
    private static let silent: Character = "\u{00B7}"

    /// `0:00 ··▂··█·· 0:10 (low leans real, high leans synthetic)`; nil without segments.
    ///
    /// - Parameters:
    ///   - segments: What a detector found; a single moment fills one cell.
    ///   - duration: Length of the medium in seconds; without one, the end of the last segment.
    ///   - width: Cells.
    static func text(_ segments: [Segment], duration: Double?, width: Int = 40) -> String? {
        guard let end = segments.map(\.end).max() else { return nil }
        let length = max(duration ?? 0, end, 0.001)
        func cell(_ time: Double) -> Int { min(width - 1, max(0, Int(time / length * Double(width)))) }
        var scores = [[Double]](repeating: [], count: width)
        for segment in segments where segment.start <= segment.end {
            // A stretch that ends where a cell begins does not reach into it.
            let last = max(cell(segment.start), cell(segment.end.nextDown))
            for index in cell(segment.start)...last { scores[index].append(segment.score) }
        }
        let cells = scores.map { scores in
            scores.isEmpty ? silent : levels[Strength(llr: scores.reduce(0, +) / Double(scores.count)).rawValue + 2]
        }
        return "\(Figures.clock(0)) \(String(cells)) \(Figures.clock(length)) (low leans real, high leans synthetic)"
    }
}
