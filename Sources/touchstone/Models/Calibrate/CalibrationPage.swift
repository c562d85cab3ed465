import DetectionCore
import Presentation

/// A calibration as a page of its own: its figures, the curve of what is found against what is accused, and reliability.
struct CalibrationPage {
    private static let side = 240.0

    /// The page.
    let html: String

    /// Draws the page.
    init(_ figures: CalibrationFigures, title: String) {
        let tops = (figures.profile.authentic + figures.profile.synthetic).sorted(by: >)
        let curve =
            [(0.0, 0.0)]
            + tops.map { top in
                (Self.share(figures.profile.authentic, from: top), Self.share(figures.profile.synthetic, from: top))
            }
        html =
            HTMLPage.head(
                title: title, heading: title, summary: "Every score by a calibration that had not seen its source.")
            + "<article class=\"result\"><div class=\"body\">"
            + Self.drawing("Found, of synthetic media, against accused, of authentic ones", curve, dots: [])
            + Self.drawing(
                "Synthetic at even odds, against what is said", [(0, 0), (1, 1)],
                dots: figures.reliability.map { ($0.said, $0.found) })
            + "<pre>\(figures.lines.joined(separator: "\n").htmlEscaped)</pre></div></article>\n"
            + HTMLPage.foot(settings: nil)
    }

    private static func share(_ scores: [Double], from top: Double) -> Double {
        Double(scores.count { $0 >= top }) / Double(max(1, scores.count))
    }

    private static func drawing(_ title: String, _ line: [(Double, Double)], dots: [(Double, Double)]) -> String {
        func place(_ point: (Double, Double)) -> (String, String) {
            (Figures.decimal(point.0 * side, 1), Figures.decimal((1 - point.1) * side, 1))
        }
        let points = line.map { place($0) }.map { "\($0.0),\($0.1)" }.joined(separator: " ")
        let circles = dots.map(place).map { "<circle cx=\"\($0.0)\" cy=\"\($0.1)\" r=\"4\"/>" }.joined()
        let size = Figures.decimal(side, 0)
        return """
            <figure><svg role="img" aria-label="\(title)" viewBox="-6 -6 252 252" width="\(size)" height="\(size)">\
            <rect width="\(size)" height="\(size)" fill="none" stroke="currentColor" stroke-opacity=".3"/>\
            <polyline points="\(points)" fill="none" stroke="currentColor"/>\(circles)</svg>\
            <figcaption>\(title)</figcaption></figure>

            """
    }
}
