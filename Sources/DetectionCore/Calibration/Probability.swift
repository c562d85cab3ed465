#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Turning log-likelihood ratios into probabilities and back (Bayes' rule in odds form).
public enum Probability {
    /// P(synthetic | evidence) for a log-likelihood ratio and a prior probability in (0, 1).
    public static func posterior(llr: Double, prior: Double = 0.5) -> Double {
        sigmoid(llr + logit(prior))
    }

    /// 1 / (1 + e⁻ˣ), without overflow at either end.
    public static func sigmoid(_ x: Double) -> Double {
        x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    }

    /// ln(p / (1 − p)); p is kept inside [1e−12, 1 − 1e−12].
    public static func logit(_ p: Double) -> Double {
        let inside = min(max(p, 1e-12), 1 - 1e-12)
        return log(inside / (1 - inside))
    }

    /// The odds that a natural-log ratio stands for.
    static func odds(_ llr: Double) -> Double { exp(llr) }

    /// ln Σ wᵢ e^xᵢ, without overflow: the log-likelihood ratio of a mixture of origins with shares wᵢ and ratios xᵢ.
    ///
    /// −∞ when nothing has a share.
    public static func mixture(_ parts: [(share: Double, llr: Double)]) -> Double {
        let present = parts.filter { $0.share > 0 }
        guard let largest = present.map(\.llr).max(), largest > -.infinity else { return -.infinity }
        return largest + log(present.reduce(0) { $0 + $1.share * exp($1.llr - largest) })
    }
}
