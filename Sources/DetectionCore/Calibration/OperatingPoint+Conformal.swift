extension OperatingPoint {
    /// The operating point that a false-positive rate and a miss rate ask for, on held-out fused scores.
    ///
    /// The authentic threshold never passes the synthetic one: where the classes are so far apart that the two would
    /// cross, both answers meet at the synthetic threshold. Nor does it reach scores that, with even odds beforehand, may
    /// stand for an even chance: a rate of misses that is kept on the whole says nothing about those.
    ///
    /// - Parameters:
    ///   - maxFPR: accepted share of authentic media called synthetic, in (0, 1).
    ///   - maxMissRate: accepted share of synthetic media called authentic, in (0, 1).
    ///   - sample: fused scores of media held out by source.
    /// - Throws: `OperatingPointError` when the sample cannot support a rate.
    public static func conformal(
        maxFPR: Double, maxMissRate: Double, sample: CalibrationSample
    ) throws(OperatingPointError) -> OperatingPoint {
        let threshold = try ConformalThreshold.upper(sample.authentic, rate: maxFPR)
        let kept = min(try ConformalThreshold.lower(sample.synthetic, rate: maxMissRate), threshold)
        let lower = VennAbers(sample: sample)?.highestClearlyAuthentic(upTo: kept) ?? kept
        return OperatingPoint(
            maxFPR: maxFPR,
            threshold: threshold,
            measuredFPR: share(of: sample.authentic) { $0 > threshold },
            measuredTPR: share(of: sample.synthetic) { $0 > threshold },
            maxMissRate: maxMissRate,
            authenticThreshold: lower,
            measuredMissRate: share(of: sample.synthetic) { $0 < lower },
            measuredAuthenticRate: share(of: sample.authentic) { $0 < lower },
            on: sample.name,
            nAuthentic: sample.authentic.count,
            nSynthetic: sample.synthetic.count)
    }

    private static func share(of scores: [Double], where matches: (Double) -> Bool) -> Double {
        scores.isEmpty ? 0 : Double(scores.count(where: matches)) / Double(scores.count)
    }
}
