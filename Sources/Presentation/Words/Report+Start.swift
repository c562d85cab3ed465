package import DetectionCore

extension Report {
    /// Whether probability, thresholds and contributions are of one calibrated value, as since version 0.2.
    package var isCalibrated: Bool { evidence.contains { $0.contribution != nil } }

    /// The probability before anything was looked at; nil where a report does not tell it.
    package var start: Double? {
        guard let probability, let llr, isCalibrated else { return nil }
        return Probability.sigmoid(Probability.logit(probability) - llr)
    }
}
