/// The time a client will wait for the result: `Prefer: wait=10` (RFC 7240).
struct PreferWait: Sendable, Equatable {
    /// Longest wait that is honoured, in seconds.
    static let limit = 30

    /// The wait that is honoured; zero without the preference.
    let duration: Duration
    /// The preference that the answer honoured.
    let applied: String?

    /// Reads the `Prefer` field; anything else in it is left alone.
    init(_ field: String?) {
        let preferences = field?.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() } ?? []
        let wait = preferences.lazy.compactMap { preference -> Int? in
            let parts = preference.split(separator: "=")
            return parts.count == 2 && parts[0] == "wait" ? Int(digits: parts[1]) : nil
        }.first
        guard let wait, wait > 0 else {
            duration = .zero
            applied = nil
            return
        }
        let seconds = min(wait, Self.limit)
        duration = .seconds(seconds)
        applied = "wait=\(seconds)"
    }
}
