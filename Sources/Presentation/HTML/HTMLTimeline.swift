import DetectionCore

/// Stretches of a sound or video as bars along their time, one a detector.
enum HTMLTimeline {
    /// The bars of a report; empty when nothing looked along the time.
    static func bars(_ report: Report) -> String {
        let told = report.evidence.filter { !($0.segments ?? []).isEmpty }
        guard let end = told.flatMap({ $0.segments ?? [] }).map(\.end).max() else { return "" }
        let length = max(report.media.duration ?? 0, end, 0.001)
        let bars = told.map { item in
            let cells = (item.segments ?? []).map { cell($0, length) }.joined()
            return "<p class=\"track-name\">\(DetectorWords.name(item.detector).htmlEscaped)</p>"
                + "<div class=\"track\">\(cells)</div>\n"
        }
        return """
            <div class="timeline">
            \(bars.joined())<div class="ends"><span>\(Figures.clock(0))</span><span>\(Figures.clock(length))</span></div>
            </div>

            """
    }

    private static func cell(_ segment: Segment, _ length: Double) -> String {
        let strength = Strength(llr: segment.score)
        let from = Figures.decimal(100 * segment.start / length, 2)
        let width = Figures.decimal(100 * max(0, segment.end - segment.start) / length, 2)
        return "<i class=\"s\(strength.rawValue + 2) on\" style=\"--from: \(from)%; --width: \(width)%\" "
            + "title=\"\(Figures.clock(segment.start)): \(strength.words)\"></i>"
    }
}
