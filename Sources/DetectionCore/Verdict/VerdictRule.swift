/// Evidence in, decision out: fusion, calibration and operating point as one pure function.
public struct VerdictRule: Sendable {
    /// A log-likelihood ratio this far from 0 is a strong signal (odds of about nine to one).
    public static let strongSignal = 2.2

    /// The fusion table of the medium's kind; nil when it is not installed.
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
    /// Statistics come first, with phrases of an assistant added to those of a text; then a generator's mark in the pixels, which decides whatever they say; then what the file
    /// says of itself is held against both. Only a trusted signature is proof: a claim found in metadata never makes a medium synthetic, and absent provenance argues for nothing. An
    /// answer that turns into its opposite in a re-delivered view of the medium is `uncertain`.
    ///
    /// - Parameters:
    ///   - evidence: What the detectors found.
    ///   - claims: Notes in the file's metadata.
    ///   - credentials: Its signed provenance.
    ///   - pixelSignature: A generator's signature over its pixels.
    ///   - views: What was decided for re-delivered views, each from its own evidence.
    /// - Throws: `OperatingPointError` when the chosen rates cannot be supported by the held-out sample.
    public func decide(
        _ evidence: [Evidence], claims: [MetadataClaim] = [], credentials: ContentCredentials? = nil,
        pixelSignature: PixelSignature? = nil, views: [Decision] = []
    ) throws(OperatingPointError) -> Decision {
        let decision = withTrace(withSupport(try decideByStatistics(evidence, views)))
        return Self.hold(decision, against: claims, credentials, pixelSignature)
    }

    private func decideByStatistics(
        _ evidence: [Evidence], _ views: [Decision]
    ) throws(OperatingPointError) -> Decision {
        guard let table,
            let (profile, score, measured) = try table.firstSupported(table.answers(for: evidence), settings)
        else { return abstain(evidence) }
        let llr = measured.calibration.llr(of: score)
        let probability = Probability.posterior(llr: llr, prior: settings.prior)
        let weighed = profile.weigh(evidence, to: llr)
        var decision = Decision(
            verdict: measured.thresholds.verdict(of: score), probability: probability,
            interval: measured.calibration.bounds(of: score, prior: settings.prior), llr: llr,
            operatingPoint: measured.point, evidence: weighed, coverage: coverage(of: profile, in: table),
            conflicts: profile.combination == .mixture ? [] : Self.conflicts(in: weighed))
        if decision.verdict == .uncertain {
            let isWithheld = measured.thresholds.noSigns == nil && measured.calibration.isClearlyAuthentic(score)
            decision.reason = isWithheld ? .notMeasuredEnough : .betweenThresholds
        }
        decision.stability = Stability(of: decision, views: views)
        if !decision.conflicts.isEmpty || decision.stability?.flips ?? 0 > 0 {
            decision.verdict = .uncertain
            decision.reason = decision.conflicts.isEmpty ? .unstable : .signalsConflict
        }
        return decision
    }

    /// No measured set of detectors answered.
    ///
    /// A refusal ("text too short") is a fact about the medium and stands whatever else failed, except when the medium
    /// could not be read in full; that nothing was found is none. Otherwise the first failure is the reason; then a
    /// detector that is off; with none of them, nothing was measured, or the table is not there that says what was.
    private func abstain(_ evidence: [Evidence]) -> Decision {
        let deciding = table?.decidingDetectors ?? []
        let relevant = evidence.filter { deciding.contains($0.detector) }
        let failure = relevant.first { $0.state == .failed }
        let off = relevant.first { $0.reason == .detectorOff }
        let refusal = relevant.first {
            $0.state == .notApplicable && $0.reason != .detectorOff && $0.reason != .noMark
        }
        let isRefused = refusal != nil && failure?.reason != .decoderFailed
        return Decision(
            verdict: isRefused ? .notApplicable : .uncertain,
            reason: (isRefused ? refusal?.reason : (failure ?? off)?.reason)
                ?? (table == nil ? .tableMissing : .notMeasured),
            evidence: evidence.map(Self.weightless), coverage: 0, conflicts: [])
    }

    private static func weightless(_ evidence: Evidence) -> Evidence {
        var weighed = evidence
        if evidence.state == .done { weighed.weight = 0 }
        return weighed
    }

    private func coverage(of profile: FusionProfile, in table: FusionTable) -> Double {
        let all = table.decidingDetectors
        return all.isEmpty ? 0 : Double(Set(profile.detectors).count) / Double(all.count)
    }

    /// Pairs of deciding detectors that strongly say opposite things; in a mixture, where each asks for origins of its own,
    /// there are none.
    private static func conflicts(in evidence: [Evidence]) -> [[String]] {
        let deciding = evidence.filter { ($0.weight ?? 0) > 0 }
        return deciding.filter { ($0.llr ?? 0) >= strongSignal }.flatMap { towards in
            deciding.filter { ($0.llr ?? 0) <= -strongSignal }.map { [towards.detector, $0.detector] }
        }
    }
}
