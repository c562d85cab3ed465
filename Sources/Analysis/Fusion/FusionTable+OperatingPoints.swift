import DetectionCore

extension FusionTable {
    /// The profile that answers when every detector does.
    var fullest: FusionProfile? {
        profiles.max { $0.detectors.count < $1.detectors.count }
    }

    /// The operating point of the fullest profile.
    ///
    /// - Throws: `OperatingPointError` when its sample cannot support a rate; nil for a table without profiles.
    func operatingPoint(_ settings: VerdictSettings) throws(OperatingPointError) -> OperatingPoint? {
        guard let fullest else { return nil }
        return try measured(fullest, settings).point
    }
}
