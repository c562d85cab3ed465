import DetectionCore

/// Places on the strip, in percent from its authentic to its synthetic end.
///
/// The calibrated log-likelihood ratio and both thresholds share one linear axis with the balance of odds in its middle.
struct StripPlaces: Equatable {
    /// Nil where `no_signs` cannot be given.
    let low: Double?
    let high: Double
    let needle: Double
    /// Where the needle lies, in words.
    let label: String

    /// The places of a report; nil when nothing was measured.
    init?(_ report: Report) {
        guard let point = report.operatingPoint, let llr = report.llr else { return nil }
        let reach = 1.2 * max(3, abs(llr), abs(point.noSignsThreshold ?? 0), abs(point.threshold))
        func place(_ value: Double) -> Double { 50 + 50 * value / reach }
        low = point.noSignsThreshold.map(place)
        high = place(point.threshold)
        needle = place(llr)
        let zone =
            if llr > point.threshold {
                "signs of synthetic media"
            } else if let low = point.noSignsThreshold, llr < low {
                "no signs"
            } else {
                "can\u{2019}t tell"
            }
        label = "Combined strength of the signals: in the range of \u{201C}\(zone)\u{201D}."
    }

    /// The custom properties that the style sheet reads.
    var style: String {
        [("low", low), ("high", high), ("at", needle)]
            .compactMap { name, place in place.map { (name, $0) } }
            .map { "--\($0): \(Figures.decimal($1, 1))%" }.joined(separator: "; ")
    }
}
