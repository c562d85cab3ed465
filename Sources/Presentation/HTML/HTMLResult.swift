package import DetectionCore
import Foundation

/// One report as an article of the page.
package struct HTMLResult {
    let name: String
    let thumbnail: [UInt8]?
    let frames: [FrameThumbnail]
    let report: Report

    /// The article of a medium and its report.
    ///
    /// - Parameters:
    ///   - name: What the medium is called.
    ///   - report: Its report.
    ///   - thumbnail: A small JPEG picture of it.
    ///   - frames: Small pictures of the frames that decided.
    package init(name: String, _ report: Report, thumbnail: [UInt8]? = nil, frames: [FrameThumbnail] = []) {
        self.name = name
        self.report = report
        self.thumbnail = thumbnail
        self.frames = frames
    }

    /// The article.
    package var html: String {
        """
        <article class="result" data-verdict="\(opening.look)">
        <div class="thumb">\(picture)</div>
        <div class="body">
        <p class="path">\(name.htmlEscaped)<span class="facts">\(facts)</span></p>
        \(paragraph(opening.note, "origin"))\
        <h2><span class="seal" aria-hidden="true"></span>\(opening.title.htmlEscaped)</h2>
        \(paragraph(opening.answer, "answer"))\
        <p class="line">\(VerdictWords.line(report).htmlEscaped)</p>
        \(paragraph(DocumentWords.sentence(report), "line"))\
        \(paragraph(ExaminedWords.sentence(report), "covered"))\(paragraph(VerdictWords.shares(report), "line"))\
        \(probability)\(strip)\(stability)\(warnings)\(evidence)\(timeline)\(origin)</div>
        </article>

        """
    }

    private var opening: Opening { Opening(report) }

    private func paragraph(_ text: String?, _ look: String) -> String {
        text.map { "<p class=\"\(look)\">\($0.htmlEscaped)</p>\n" } ?? ""
    }

    private var picture: String {
        guard let thumbnail else { return "<span>\(report.media.format.rawValue.uppercased())</span>" }
        return Self.image(thumbnail)
    }

    private static func image(_ jpeg: [UInt8]) -> String {
        "<img alt=\"\" src=\"data:image/jpeg;base64,\(Data(jpeg).base64EncodedString())\">"
    }

    private var facts: String {
        var facts = [report.media.format.rawValue.uppercased()]
        if let width = report.media.width, let height = report.media.height { facts.append("\(width) × \(height)") }
        if let duration = report.media.duration { facts.append(Figures.clock(duration)) }
        return (facts + [Figures.bytes(report.media.bytes)]).joined(separator: " · ")
    }

    private var strip: String {
        guard let places = StripPlaces(report) else { return "" }
        return """
            <div class="strip" role="img" aria-label="\(places.label)" style="\(places.style)">
            <div class="number" aria-hidden="true"><span>\(places.number.htmlEscaped)</span></div>
            <div class="bar">\(places.lines)<i class="needle"></i></div>
            <div class="ends" aria-hidden="true"><span>leans real</span><span>leans synthetic</span></div>
            </div>

            """
    }

    private var probability: String {
        guard let probability = report.probability else { return "" }
        let number = "<strong>\(Figures.inHundred(probability))</strong>."
        let text = (["\(ProbabilityWords.label(report)): \(number)"] + ProbabilityWords.more(report)).joined(
            separator: " ")
        return "<p class=\"probability\">\(text)</p>\n"
    }

    private var stability: String {
        report.stability.map { "<p class=\"line\">\(StabilityWords.sentence($0).htmlEscaped)</p>\n" } ?? ""
    }

    private var warnings: String {
        WarningWords.sentences(report).map { "<p class=\"line\">\($0.htmlEscaped)</p>\n" }.joined()
    }

    private var evidence: String {
        guard !report.evidence.isEmpty else { return "" }
        let rows = Evidence.inReadingOrder(report.evidence).map(Self.row).joined()
        return "<details open><summary>Why</summary>\n<table class=\"evidence\">\n\(rows)</table>\n</details>\n"
    }

    private static func row(_ item: Evidence) -> String {
        let strength = Strength(item)
        let steps = strength.map { step in
            let cells = Strength.allCases.map { "<i class=\"s\($0.rawValue + 2)\($0 == step ? " on" : "")\"></i>" }
            return "<span class=\"steps\" aria-hidden=\"true\">\(cells.joined())</span>"
        }
        let adds = item.contribution.map { " <small>adds \(Figures.signed($0))</small>" } ?? ""
        return """
            <tr><th scope="row">\(DetectorWords.name(item.detector).htmlEscaped)\
            <code>\(item.detector.htmlEscaped) \(item.version.htmlEscaped)</code></th>\
            <td>\(steps ?? "")\(DetectorWords.outcome(item))\(adds)</td>\
            <td>\(FindingWords.sentence(item).htmlEscaped)</td></tr>

            """
    }

    private var timeline: String {
        let bars = HTMLTimeline.bars(report)
        let shots = frames.map { frame in
            "<figure>\(Self.image(frame.picture))<figcaption>\(Figures.clock(frame.time)) "
                + "\(Strength(llr: frame.score).words)</figcaption></figure>\n"
        }
        return bars + (shots.isEmpty ? "" : "<div class=\"frames\">\n\(shots.joined())</div>\n")
    }

    private var origin: String {
        let signed = CredentialWords.sentences(report.provenance)
        let lines = signed.map { "<p class=\"line\">\($0.htmlEscaped)</p>\n" }.joined()
        let parts = lines + claims
        return parts.isEmpty ? "" : "<details open><summary>Where it comes from</summary>\n\(parts)</details>\n"
    }

    private var claims: String {
        let remarks = report.provenance.remarks ?? []
        guard !report.provenance.metadata.isEmpty || !remarks.isEmpty else { return "" }
        let items = report.provenance.metadata.map { claim in
            "<li><code>\(claim.path.htmlEscaped)</code> \(claim.says): \(claim.told.htmlEscaped)</li>\n"
        }
        let shown = remarks.map { "<li><code>\($0.path.htmlEscaped)</code> \($0.says)</li>\n" }
        return "<p class=\"line\">Unsigned metadata, which anyone can write:</p>\n"
            + "<ul class=\"claims\">\n\((items + shown).joined())</ul>\n"
    }
}
