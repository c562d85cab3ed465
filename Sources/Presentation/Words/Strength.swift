package import DetectionCore

/// How far a piece of evidence leans, in five steps from strongly authentic to strongly synthetic.
package enum Strength: Int, CaseIterable {
    case stronglyAuthentic = -2
    case authentic, neither, synthetic, stronglySynthetic

    /// The step of a weighted log-likelihood ratio; strong starts where it does for the verdict.
    package init(llr: Double) {
        let isStrong = abs(llr) >= VerdictRule.strongSignal
        switch llr {
        case 0.4...: self = isStrong ? .stronglySynthetic : .synthetic
        case ...(-0.4): self = isStrong ? .stronglyAuthentic : .authentic
        default: self = .neither
        }
    }

    /// The step of what evidence contributes; nil for what is shown only or has no answer.
    package init?(_ evidence: Evidence) {
        guard let contribution = evidence.pull else { return nil }
        self.init(llr: contribution)
    }

    /// `○○○●○`, authentic at the left.
    package var bar: String {
        Self.allCases.map { $0 == self ? "\u{25CF}" : "\u{25CB}" }.joined()
    }

    /// The step in words.
    package var words: String {
        switch self {
        case .stronglyAuthentic: "strongly towards authentic"
        case .authentic: "towards authentic"
        case .neither: "neither way"
        case .synthetic: "towards synthetic"
        case .stronglySynthetic: "strongly towards synthetic"
        }
    }
}
