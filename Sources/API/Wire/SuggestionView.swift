/// Kept analyses whose deletion would make enough room.
public struct SuggestionView: Codable, Sendable, Equatable {
    /// The rule that chose them: `oldest`, `largest` or `inconclusive`.
    public var rule: String
    /// Their ids, the first to go first.
    public var analyses: [String]
    /// Bytes that their deletion frees.
    public var frees: Int

    /// A suggestion.
    public init(rule: String, analyses: [String], frees: Int) {
        self.rule = rule
        self.analyses = analyses
        self.frees = frees
    }
}
