/// Where on the axis of fused scores an answer changes.
public struct ScoreThresholds: Sendable, Equatable {
    /// Above it a medium is called synthetic.
    public var synthetic: Double
    /// Below it there are no signs; nil where too little was measured to say so.
    public var noSigns: Double?

    /// The answer to a fused score.
    public func verdict(of score: Double) -> Verdict {
        if score > synthetic { return .synthetic }
        return noSigns.map { score < $0 } == true ? .noSigns : .uncertain
    }
}

extension ScoreThresholds {
    /// The thresholds that a false-positive rate and a miss rate ask for (split conformal).
    ///
    /// The miss rate holds for held-out synthetic media as a whole and for each group by itself: the newest year, the
    /// worst generator. Where a sample cannot show that, or there is no group, there is no threshold of `noSigns`. Nor
    /// does it reach scores that, at even odds beforehand, may stand for an even chance, or pass the other threshold.
    ///
    /// - Parameters:
    ///   - settings: The accepted rates.
    ///   - groups: Synthetic media by generator, year and kind of writing.
    ///   - sample: Fused scores of media held out by source and generator.
    ///   - calibration: A calibration over that sample.
    /// - Throws: `OperatingPointError` for a rate outside (0, 1), or a false-positive rate that the sample cannot support.
    public static func conformal(
        _ settings: VerdictSettings, groups: [FusionProfile.Group], sample: CalibrationSample,
        calibration: ScoreCalibration
    ) throws(OperatingPointError) -> ScoreThresholds {
        try check(settings, count: sample.authentic.count)
        let missRate = settings.maxMissRate
        let synthetic = try ConformalThreshold.upper(sample.authentic, rate: settings.maxFPR)
        do throws(OperatingPointError) {
            let judged = groups.filter(\.isJudged)
            guard !judged.isEmpty else { return ScoreThresholds(synthetic: synthetic) }
            var highest = min(synthetic, try ConformalThreshold.lower(sample.synthetic, rate: missRate))
            for group in judged {
                highest = min(highest, try ConformalThreshold.lower(group.scores.sorted(), rate: missRate))
            }
            return ScoreThresholds(
                synthetic: synthetic, noSigns: calibration.highestClearlyAuthentic(upTo: highest))
        } catch .sampleTooSmall {
            return ScoreThresholds(synthetic: synthetic)
        }
    }

    /// Passes when `count` authentic media can support the rates.
    static func check(_ settings: VerdictSettings, count: Int) throws(OperatingPointError) {
        let missRate = settings.maxMissRate
        guard missRate > 0, missRate < 1 else { throw .rateOutOfRange(missRate) }
        _ = try ConformalThreshold.rank(rate: settings.maxFPR, count: count)
    }
}
