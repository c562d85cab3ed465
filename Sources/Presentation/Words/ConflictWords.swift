package import DetectionCore

/// Two findings that contradict each other, both named.
package enum ConflictWords {
    /// The first contradiction of a report in a sentence; nil where both sides read the same.
    package static func sentence(_ report: Report) -> String? {
        guard let pair = report.conflicts.first, pair.count == 2 else { return nil }
        let sides = pair.map { side($0, report) }
        guard sides[0] != sides[1] else { return nil }
        return "Two findings disagree: \(sides[0]); \(sides[1]). \(ReasonWords.elsewhere)"
    }

    private static func side(_ source: String, _ report: Report) -> String {
        if source == ContentCredentials.source {
            let type = report.provenance.c2pa?.digitalSourceType
            return "the signature says it was \(type.map(Origin.Making.init)?.words() ?? "made otherwise")"
        }
        if source == PixelSignature.source { return "a generator\u{2019}s signature over its pixels says it made them" }
        if let item = report.evidence.first(where: { $0.detector == source }) {
            let leansSynthetic = item.pull ?? item.llr ?? 0 > 0
            return "\u{201C}\(DetectorWords.name(source))\u{201D} leans \(leansSynthetic ? "synthetic" : "real")"
        }
        let claim = report.provenance.metadata.first { $0.path == source }
        return claim.map { "unsigned metadata \($0.says)" } ?? "unsigned metadata says it was made by a machine"
    }
}
