public import Foundation

extension Date {
    /// Microseconds since 1970: the resolution in which stores keep times, so that they sort and compare as integers.
    ///
    /// Times out of range are clamped.
    public var microseconds: Int64 {
        let value = (timeIntervalSince1970 * 1_000_000).rounded()
        return Int64(exactly: value) ?? (value > 0 ? .max : .min)
    }

    /// The time so many microseconds after 1970; `microseconds` gives the same number back for the next 280 years.
    public init(microseconds: Int64) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }
}
