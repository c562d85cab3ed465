/// How much of a long medium a detector looked at.
public struct Examined: Codable, Sendable, Equatable {
    /// What is counted.
    public enum Unit: String, ExtensibleCode {
        case seconds, frames, words
        /// A unit of another version; never given.
        case unknown
    }

    /// How much was looked at, at most `of`.
    public var amount: Double
    /// How much there is.
    public var of: Double
    /// What is counted.
    public var unit: Unit

    /// A part of a whole.
    public init(_ amount: Double, of whole: Double, _ unit: Unit) {
        self.amount = min(amount, whole)
        of = whole
        self.unit = unit
    }
}
