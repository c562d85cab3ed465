import API

/// The false-positive rate a client asks for.
enum MaxFPR {
    /// A rate from text; nil stays nil.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is not a number between 0 and 1.
    static func parse(_ text: String?) throws(Refusal) -> Double? {
        guard let text else { return nil }
        guard let value = Double(text) else { throw refusal }
        try check(value)
        return value
    }

    /// Refuses a rate that is not between 0 and 1.
    static func check(_ value: Double?) throws(Refusal) {
        guard let value else { return }
        guard value > 0, value < 1 else { throw refusal }
    }

    private static let refusal = Refusal(.invalidRequest, "'max_fpr' must be a number between 0 and 1, such as 0.01.")
}
