extension OperatingPoint {
    /// The thresholds on the calibrated axis, with the rates measured there on held-out media.
    ///
    /// - Parameters:
    ///   - thresholds: Where the answers change, as fused scores.
    ///   - settings: The rates that were asked for.
    ///   - groups: Synthetic media by generator, year and kind of writing.
    ///   - sample: Fused scores of the held-out media.
    ///   - calibration: The calibration over that sample.
    public init(
        _ thresholds: ScoreThresholds, _ settings: VerdictSettings, groups: [FusionProfile.Group],
        sample: CalibrationSample, calibration: ScoreCalibration
    ) {
        func share(of scores: [Double], _ verdict: Verdict) -> Double {
            guard !scores.isEmpty else { return 0 }
            return Double(scores.count { thresholds.verdict(of: $0) == verdict }) / Double(scores.count)
        }
        let passed = thresholds.noSigns.map { _ in
            groups.filter(\.isJudged).map { group in
                WorstGroup(
                    name: group.name, delivery: group.delivery, n: group.scores.count,
                    rate: share(of: group.scores, .noSigns))
            }
        }
        self.init(
            maxFPR: settings.maxFPR, threshold: calibration.llr(of: thresholds.synthetic),
            measuredFPR: share(of: sample.authentic, .synthetic),
            measuredTPR: share(of: sample.synthetic, .synthetic),
            maxMissRate: settings.maxMissRate, noSignsThreshold: thresholds.noSigns.map(calibration.llr),
            measuredMissRate: share(of: sample.synthetic, .noSigns),
            measuredNoSignsRate: share(of: sample.authentic, .noSigns),
            worstGroup: passed?.max { ($0.rate, $0.n) < ($1.rate, $1.n) },
            on: sample.name, nAuthentic: sample.authentic.count, nSynthetic: sample.synthetic.count)
    }
}
