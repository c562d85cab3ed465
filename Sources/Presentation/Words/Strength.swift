package import DetectionCore

/// How far a piece of evidence leans, in five steps from strongly real to strongly synthetic.
package enum Strength: Int, CaseIterable {
    case stronglyReal = -2
    case real, none, synthetic, stronglySynthetic

    /// The step of a log-likelihood ratio; strong starts where it does for the verdict.
    package init(llr: Double) {
        let isStrong = abs(llr) >= VerdictRule.strongSignal
        switch llr {
        case 0.4...: self = isStrong ? .stronglySynthetic : .synthetic
        case ...(-0.4): self = isStrong ? .stronglyReal : .real
        default: self = .none
        }
    }

    /// The step of what evidence adds; nil for what is shown only or has no answer.
    package init?(_ evidence: Evidence) {
        guard let pull = evidence.pull else { return nil }
        self.init(llr: pull)
    }

    /// `○○○●○`, real at the left.
    package var bar: String {
        Self.allCases.map { $0 == self ? "\u{25CF}" : "\u{25CB}" }.joined()
    }

    /// The step in words.
    package var words: String {
        switch self {
        case .stronglyReal: "leans strongly real"
        case .real: "leans real"
        case .none: "no lean"
        case .synthetic: "leans synthetic"
        case .stronglySynthetic: "leans strongly synthetic"
        }
    }
}
