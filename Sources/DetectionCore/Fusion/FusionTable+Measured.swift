extension FusionTable {
    /// What the held-out scores of a profile come to at the chosen rates.
    public struct Measured: Sendable {
        /// From fused score to calibrated value.
        public let calibration: ScoreCalibration
        /// Where the answers change.
        public let thresholds: ScoreThresholds
        /// The thresholds on the calibrated axis, with the rates measured there.
        public let point: OperatingPoint
    }

    /// Passes when a profile's sample supports the rates, which its size tells: whatever `measured` would throw, this throws.
    ///
    /// - Throws: `OperatingPointError` of the largest profile when none does.
    public func check(_ settings: VerdictSettings) throws(OperatingPointError) {
        var refusal: OperatingPointError?
        for profile in largestFirst {
            do throws(OperatingPointError) {
                return try ScoreThresholds.check(settings, count: profile.authentic.count)
            } catch {
                refusal = refusal ?? error
            }
        }
        if let refusal { throw refusal }
    }

    /// Calibration, thresholds and rates of one of the profiles.
    ///
    /// - Throws: `OperatingPointError` when a rate lies outside (0, 1), or the held-out sample cannot support the
    ///   false-positive rate.
    public func measured(
        _ profile: FusionProfile, _ settings: VerdictSettings
    ) throws(OperatingPointError) -> Measured {
        let sample = CalibrationSample(
            name: profile.on ?? on, authentic: profile.authentic, synthetic: profile.synthetic)
        let calibration = ScoreCalibration(sample: sample, interval: profile.interval)
        let groups = profile.groups ?? []
        let thresholds = try ScoreThresholds.conformal(
            settings, groups: groups, sample: sample, calibration: calibration)
        let point = OperatingPoint(
            thresholds, settings, groups: groups, sample: sample, calibration: calibration)
        return Measured(calibration: calibration, thresholds: thresholds, point: point)
    }
}
