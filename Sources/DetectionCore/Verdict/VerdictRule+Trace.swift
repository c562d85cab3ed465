extension VerdictRule {
    /// A decision by statistics, or by a trace where the evidence has one: then `synthetic`, reason `marked`.
    ///
    /// The trace's likelihood ratio is added to that of the statistics, with which it has nothing in common, or stands alone
    /// where they have no answer. Bounds that were measured for the statistics do not hold for the sum.
    func withTrace(_ decision: Decision) -> Decision {
        guard let place = decision.evidence.firstIndex(where: \.isTrace), let llr = decision.evidence[place].llr else {
            return decision
        }
        var marked = decision
        let sum = (decision.llr ?? 0) + llr
        marked.verdict = .synthetic
        marked.reason = .marked
        marked.llr = sum
        marked.probability = Probability.posterior(llr: sum, prior: settings.prior)
        marked.interval = nil
        marked.evidence[place].weight = 1
        marked.evidence[place].contribution = llr
        return marked
    }
}
