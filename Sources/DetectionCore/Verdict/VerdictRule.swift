/// Evidence in, decision out: fusion, calibration and operating point as one pure function.
public struct VerdictRule: Sendable {
    /// A log-likelihood ratio this far from 0 is a strong signal (odds of about nine to one).
    public static let strongSignal = 2.2

    /// The fusion table of the medium's kind; nil when nothing was measured for it.
    public let table: FusionTable?
    /// The user's choices.
    public let settings: VerdictSettings

    /// A rule for one kind of medium.
    public init(table: FusionTable?, settings: VerdictSettings = VerdictSettings()) {
        self.table = table
        self.settings = settings
    }

    /// The decision for one medium.
    ///
    /// Statistics come first; then what the file says of itself is held against them. Only a trusted signature is
    /// proof: a claim found in metadata never makes a medium synthetic, and absent provenance argues for nothing. An
    /// answer that turns into its opposite in a re-delivered view of the medium is `uncertain`.
    ///
    /// - Parameters:
    ///   - evidence: What the detectors found.
    ///   - claims: Notes in the file's metadata.
    ///   - credentials: Its signed provenance.
    ///   - views: What was decided for re-delivered views, each from its own evidence.
    /// - Throws: `OperatingPointError` when the chosen rates cannot be supported by the held-out sample.
    public func decide(
        _ evidence: [Evidence], claims: [MetadataClaim] = [], credentials: ContentCredentials? = nil,
        views: [Decision] = []
    ) throws(OperatingPointError) -> Decision {
        Self.hold(try decideByStatistics(evidence, views), against: claims, credentials)
    }

    private func decideByStatistics(
        _ evidence: [Evidence], _ views: [Decision]
    ) throws(OperatingPointError) -> Decision {
        guard let table, let (profile, llr) = table.best(for: evidence) else { return abstain(evidence) }
        let sample = table.sample(of: profile)
        let point = try OperatingPoint.conformal(
            maxFPR: settings.maxFPR, maxMissRate: settings.maxMissRate, sample: sample)
        let calibrated = VennAbers(sample: sample, prior: settings.prior)?.predict(llr)
        let weighted = weigh(evidence, with: profile)
        let conflicts = Self.conflicts(in: weighted)
        var verdict = Self.verdict(of: llr, at: point)
        let probability = calibrated?.probability ?? Probability.posterior(llr: llr, prior: settings.prior)
        let stability = Stability(verdict: verdict, probability: probability, views: views)
        var reason: Reason? = verdict == .uncertain ? .betweenThresholds : nil
        if !conflicts.isEmpty || stability?.flips ?? 0 > 0 {
            verdict = .uncertain
            reason = conflicts.isEmpty ? .unstable : .signalsConflict
        }
        return Decision(
            verdict: verdict, reason: reason,
            probability: probability, interval: calibrated.map { [$0.lower, $0.upper] },
            llr: llr, operatingPoint: point, evidence: weighted, coverage: coverage(of: profile, in: table),
            conflicts: conflicts, stability: stability)
    }

    private static func verdict(of llr: Double, at point: OperatingPoint) -> Verdict {
        if llr > point.threshold { return .synthetic }
        return llr < point.authenticThreshold ? .authentic : .uncertain
    }

    /// No measured set of detectors answered.
    ///
    /// A refusal ("text too short") is a fact about the medium and stands whatever else failed, except when the medium
    /// could not be read in full. Otherwise the first failure is the reason; with none, nothing was measured.
    private func abstain(_ evidence: [Evidence]) -> Decision {
        let deciding = table?.decidingDetectors ?? []
        let relevant = evidence.filter { deciding.contains($0.detector) }
        let failure = relevant.first { $0.state == .failed }
        let refusal = relevant.first { $0.state == .notApplicable }
        let isRefused = refusal != nil && failure?.reason != .decoderFailed
        return Decision(
            verdict: isRefused ? .notApplicable : .uncertain,
            reason: (isRefused ? refusal?.reason : failure?.reason) ?? .notMeasured,
            evidence: weigh(evidence, with: nil), coverage: 0, conflicts: [])
    }

    private func weigh(_ evidence: [Evidence], with profile: FusionProfile?) -> [Evidence] {
        evidence.map { item in
            var weighted = item
            if item.state == .done { weighted.weight = profile?.weights[item.detector] ?? 0 }
            return weighted
        }
    }

    private func coverage(of profile: FusionProfile, in table: FusionTable) -> Double {
        let all = table.decidingDetectors
        return all.isEmpty ? 0 : Double(Set(profile.detectors).count) / Double(all.count)
    }

    private static func conflicts(in evidence: [Evidence]) -> [[String]] {
        let deciding = evidence.filter { ($0.weight ?? 0) > 0 }
        return deciding.filter { ($0.llr ?? 0) >= strongSignal }.flatMap { towards in
            deciding.filter { ($0.llr ?? 0) <= -strongSignal }.map { [towards.detector, $0.detector] }
        }
    }
}
