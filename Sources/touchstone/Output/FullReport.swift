import DetectionCore
import Presentation

/// One report in full, for a person at a terminal.
enum FullReport {
    /// The lines, headline first.
    static func lines(path: String, _ report: Report) -> [String] {
        [heading(path: path, report.media), "", VerdictWords.headline(report), VerdictWords.line(report)]
            + measured(report)
            + section(
                "Why",
                Evidence.inReadingOrder(report.evidence).flatMap { evidence($0, duration: report.media.duration) })
            + section("Where it comes from", origin(report.provenance))
            + section("When it is sent on", report.stability.map { ["  " + StabilityWords.sentence($0)] } ?? [])
            + section("Note", report.warnings.map { "  " + WarningWords.sentence($0) })
    }

    private static func heading(path: String, _ media: MediaDescription) -> String {
        let size = media.width.flatMap { width in media.height.map { "\(width) × \($0)" } }
        let facts = [media.format.rawValue, size, media.duration.map(Figures.clock), Figures.bytes(media.bytes)]
        return "\(path.printable)  (\(facts.compactMap { $0 }.joined(separator: ", ")))"
    }

    private static func measured(_ report: Report) -> [String] {
        guard let probability = report.probability else { return [] }
        var text = "Probability that it is synthetic: \(Figures.percent(probability))"
        if let interval = report.interval, interval.count == 2 {
            text += " (between \(Figures.percent(interval[0])) and \(Figures.percent(interval[1])))"
        }
        var lines = ["", text, "  " + ProbabilityStrip.text(probability: probability, interval: report.interval)]
        if let point = report.operatingPoint {
            lines.append(
                "  Measured on \(point.on): \(point.nAuthentic) authentic, \(point.nSynthetic) synthetic; "
                    + "\(Figures.decimal(point.measuredFPR * 100, 1)) % false alarms, "
                    + "\(Figures.decimal(point.measuredTPR * 100, 1)) % found.")
        }
        return lines
    }

    private static func evidence(_ item: Evidence, duration: Double?) -> [String] {
        let bar = Strength(item)?.bar ?? "     "
        return [
            "  \(bar)  \(DetectorWords.name(item.detector)) (\(item.detector)): \(DetectorWords.outcome(item))",
            "         \(item.explanation.printable)",
        ] + (SegmentStrip.text(item.segments ?? [], duration: duration).map { ["         \($0)"] } ?? [])
    }

    private static func origin(_ provenance: Report.Provenance) -> [String] {
        let signed = provenance.c2pa.map(CredentialWords.sentences) ?? []
        return signed.map { "  " + $0.printable } + provenance.metadata.map(claim)
    }

    private static func claim(_ claim: MetadataClaim) -> String {
        "  \(claim.path.printable) \(DetectorWords.claim(claim.claim)): \(claim.value.printable)"
    }

    private static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines
    }
}
