import API

/// How many items a page has.
enum PageLimit {
    /// Allowed sizes.
    static let range = 1...100
    /// Size when none is asked for.
    static let standard = 20

    /// A size from text; the standard one when there is none.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    static func parse(_ text: String?) throws(Refusal) -> Int {
        guard let text else { return standard }
        guard let value = Int(text), range.contains(value) else {
            throw Refusal(.invalidRequest, "'limit' must be between \(range.lowerBound) and \(range.upperBound).")
        }
        return value
    }
}
