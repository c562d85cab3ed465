extension VerdictRule {
    /// A decision by statistics with phrases of an assistant added, where the evidence has any.
    ///
    /// Their likelihood ratio has little in common with that of the statistics, which read words without regard to who
    /// speaks. Alone they decide nothing. What was unstable or in conflict stays so.
    func withSupport(_ decision: Decision) -> Decision {
        guard let place = decision.evidence.firstIndex(where: \.isSupport), let llr = decision.evidence[place].llr,
            let own = decision.llr, let point = decision.operatingPoint
        else { return decision }
        var supported = decision
        let sum = own + llr
        supported.llr = sum
        supported.probability = Probability.posterior(llr: sum, prior: settings.prior)
        supported.interval = nil
        supported.evidence[place].weight = 1
        supported.evidence[place].contribution = llr
        guard decision.reason != .signalsConflict, decision.reason != .unstable else { return supported }
        if sum > point.threshold {
            supported.verdict = .synthetic
            supported.reason = nil
        } else if point.noSignsThreshold.map({ sum < $0 }) != true {
            supported.verdict = .uncertain
            supported.reason = .betweenThresholds
        }
        return supported
    }

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
