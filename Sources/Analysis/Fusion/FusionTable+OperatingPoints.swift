import DetectionCore

extension FusionTable {
    /// The operating point of the profile of most detectors whose sample supports the rates.
    ///
    /// - Throws: `OperatingPointError` when none does; nil for a table without profiles.
    func operatingPoint(_ settings: VerdictSettings) throws(OperatingPointError) -> OperatingPoint? {
        try measured(settings)?.point
    }
}
