import Analysis
import DetectionCore
import Foundation
import Presentation

/// A comparison as a page of its own, with small pictures of the media on which the detectors disagree.
struct ComparisonPage {
    /// The page.
    let html: String

    /// Draws the page; the media are looked at once more for their pictures.
    init(_ comparison: Comparison, items: [LabelledItem], by analyzer: Analyzer) async {
        let byName = Dictionary(items.map { ($0.name, $0) }) { first, _ in first }
        var articles = ""
        for one in comparison.disagreements {
            var picture = "<span aria-hidden=\"true\">?</span>"
            if let item = byName[one.medium], let file = try? item.file(),
                let report = try? await analyzer.illustrate(
                    id: "compare", file, options: AnalysisOptions(detectors: [comparison.rows[0].detector]),
                    onEvidence: { _ in }), let thumbnail = report.thumbnail
            {
                picture = "<img alt=\"\" src=\"data:image/jpeg;base64,\(Data(thumbnail).base64EncodedString())\">"
            }
            let words = one.scores.sorted { $0.key < $1.key }.map { id, score in
                "\(id.htmlEscaped): \(Figures.decimal(score))\(one.above[id] == true ? ", above its threshold" : "")"
            }
            articles += """
                <article class="result"><div class="thumb">\(picture)</div><div class="body">
                <p class="path">\(one.medium.printable.htmlEscaped)</p>
                <h2>\(one.label.rawValue), \(one.generator.printable.htmlEscaped)</h2>
                <p class="line">\(words.joined(separator: "<br>"))</p>
                </div></article>

                """
        }
        let title = comparison.rows.map(\.detector).joined(separator: ", ")
        let table = comparison.lines.dropLast(comparison.disagreements.count).joined(separator: "\n")
        html =
            HTMLPage.head(
                title: title, heading: "Detectors side by side",
                summary: "Media on which they disagree, each detector at its own threshold.")
            + "<pre>\(table.htmlEscaped)</pre>\n" + articles + HTMLPage.foot(settings: nil)
    }
}
