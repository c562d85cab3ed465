import DetectionCore

/// Places on the strip, in percent from its real to its synthetic end.
///
/// The probability and both thresholds share one linear axis of log-odds, with the start of the scale in its middle.
struct StripPlaces: Equatable {
    /// Below it an answer reassures; nil where none does.
    let low: Double?
    /// Above it there are signs; nil in reports of version 0.1, whose thresholds lie on another axis.
    let high: Double?
    /// Where the probability stands.
    let needle: Double
    /// The probability in hundredths.
    let number: String
    /// The strip in words.
    let label: String

    /// The places of a report; nil when nothing was measured.
    init?(_ report: Report) {
        guard let probability = report.probability else { return nil }
        let value = Probability.logit(probability) - Probability.logit(report.start ?? 0.5)
        let point = report.isCalibrated ? report.operatingPoint : nil
        let reach = 1.15 * max(3, abs(value), abs(point?.noSignsThreshold ?? 0), abs(point?.threshold ?? 0))
        func place(_ value: Double) -> Double { 50 + 50 * value / reach }
        low = point?.noSignsThreshold.map(place)
        high = (point?.threshold).map(place)
        needle = place(value)
        number = Figures.hundredths(probability)
        label = "\(Figures.inHundred(probability)) that it is synthetic, on a scale from real to synthetic.".htmlEscaped
    }

    /// The custom properties that the style sheet reads.
    var style: String {
        [("low", low ?? 0), ("high", high ?? 100), ("at", needle)]
            .map { "--\($0): \(Figures.decimal($1, 1))%" }.joined(separator: "; ")
    }

    /// The thresholds as elements.
    var lines: String {
        (low == nil ? "" : "<i class=\"low\"></i>") + (high == nil ? "" : "<i class=\"high\"></i>")
    }
}
