import DetectionCore
import Presentation

/// One report in full, for a person at a terminal.
enum FullReport {
    /// The lines, headline first.
    static func lines(path: String, _ report: Report) -> [String] {
        [heading(path: path, report.media), ""] + answer(report)
            + section("Did not run, so the answer is incomplete", Omissions.of(report).map { "  " + $0 })
            + measured(report)
            + section(
                "Why",
                Evidence.inReadingOrder(report.evidence).flatMap { evidence($0, duration: report.media.duration) })
            + section("Where it comes from", origin(report.provenance) + trusted(report))
            + section("After re-posting", report.stability.map { ["  " + StabilityWords.sentence($0)] } ?? [])
            + section("Note", WarningWords.sentences(report).map { "  " + $0 })
    }

    /// What the file says about its origin, then the answer and what it rests on.
    private static func answer(_ report: Report) -> [String] {
        let opening = Opening(report)
        let lines = [
            opening.note, opening.title, opening.answer, VerdictWords.line(report), DocumentWords.sentence(report),
            ExaminedWords.sentence(report),
            VerdictWords.shares(report),
        ]
        return lines.compactMap { $0?.printable }.filter { !$0.isEmpty }
    }

    private static func heading(path: String, _ media: MediaDescription) -> String {
        let size = media.width.flatMap { width in media.height.map { "\(width) × \($0)" } }
        let facts = [media.format.rawValue, size, media.duration.map(Figures.clock), Figures.bytes(media.bytes)]
        return "\(path.printable)  (\(facts.compactMap { $0 }.joined(separator: ", ")))"
    }

    private static func measured(_ report: Report) -> [String] {
        guard let probability = report.probability else { return [] }
        var lines = [
            "", "\(ProbabilityWords.label(report)): \(Figures.inHundred(probability)).",
            "  " + ProbabilityStrip.text(probability: probability, interval: report.interval),
        ]
        lines += ProbabilityWords.more(report).map { "  " + $0 }
        if let point = report.operatingPoint {
            let kind = report.media.kind
            lines.append(
                "  Measured on \(point.nAuthentic) \(KindWords.real(kind)) and \(point.nSynthetic) synthetic ones "
                    + "(\(point.on)): \(Figures.decimal(point.measuredFPR * 100, 1)) % false alarms, "
                    + "\(Figures.decimal(point.measuredTPR * 100, 1)) % found.")
        }
        return lines
    }

    private static func evidence(_ item: Evidence, duration: Double?) -> [String] {
        let bar = Strength(item)?.bar ?? "     "
        let adds = item.contribution.map { ", adds \(Figures.signed($0))" } ?? ""
        return [
            "  \(bar)  \(DetectorWords.name(item.detector)) (\(item.detector)): \(DetectorWords.outcome(item))\(adds)",
            "         \(FindingWords.sentence(item).printable)",
        ] + (SegmentStrip.text(item.segments ?? [], duration: duration).map { ["         \($0)"] } ?? [])
    }

    private static func origin(_ provenance: Report.Provenance) -> [String] {
        let signed = CredentialWords.sentences(provenance)
        return signed.map { "  " + $0.printable } + provenance.metadata.map(claim)
            + (provenance.remarks ?? []).map(remark)
    }

    /// By which list a signature was checked.
    private static func trusted(_ report: Report) -> [String] {
        guard let list = report.engine.trustList, let credentials = report.provenance.c2pa,
            Origin.Standing(credentials) != nil
        else { return [] }
        let certificates = Figures.certificates(list.certificates)
        return ["  Checked by a trust list of \(certificates) (\(list.digest.prefix(19))\u{2026})."]
    }

    private static func remark(_ remark: MetadataRemark) -> String {
        "  Unsigned metadata, \(remark.path.printable), \(remark.says). Nothing follows from that."
    }

    private static func claim(_ claim: MetadataClaim) -> String {
        guard claim.mark == nil else { return "  In the text, \(claim.path.printable): \(claim.told.printable)" }
        return "  Unsigned metadata, \(claim.path.printable), \(claim.says): \(claim.told.printable)"
    }

    private static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines
    }
}
