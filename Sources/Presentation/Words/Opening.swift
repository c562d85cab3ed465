package import DetectionCore

/// What stands first of a report: what the file says about its origin, then the answer.
package struct Opening: Sendable, Equatable {
    /// A statement about the origin that neither proves nor accuses; it stands above the title.
    package let note: String?
    /// The sentence that heads the report: a statement about the origin that leads, or the answer.
    package let title: String
    /// The detectors' answer under a title about the origin; nil where a trusted signature answers in their place.
    package let answer: String?
    /// How it looks: `claim` or `warning` for a statement about the origin, else the verdict.
    ///
    /// What statistics alone called authentic never looks like proof.
    package let look: String

    /// The opening of a report.
    package init(_ report: Report) {
        let origin = Origin(report.provenance)
        let headline = VerdictWords.headline(report)
        let isFormer = report.verdict == .authentic && report.reason != .signed
        let verdict = isFormer ? Verdict.noSigns.rawValue : report.verdict.rawValue
        guard let origin, origin.leads else {
            note = origin?.sentence
            title = headline
            answer = nil
            look = verdict
            return
        }
        note = nil
        title = origin.sentence
        answer = report.reason == .signed ? nil : "The detectors by themselves: \(headline)"
        look =
            switch origin.look {
            case .claim: "claim"
            case .warning: "warning"
            case .proof, .note: verdict
            }
    }
}
