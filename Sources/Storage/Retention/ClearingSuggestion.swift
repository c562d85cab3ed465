/// A set of kept analyses whose deletion would make room.
public struct ClearingSuggestion: Sendable, Equatable {
    /// The rule that chose the set.
    public enum Rule: String, Codable, Sendable, CaseIterable {
        /// The oldest ones.
        case oldest
        /// As few as possible.
        case largest
        /// The oldest of those that gave no clear answer.
        case inconclusive
    }

    /// The rule that chose the set.
    public var rule: Rule
    /// Ids of the analyses, the first to go first.
    public var analyses: [String]
    /// Storage freed by deleting them.
    public var frees: StorageAmount

    /// A suggestion.
    public init(rule: Rule, analyses: [String], frees: StorageAmount) {
        self.rule = rule
        self.analyses = analyses
        self.frees = frees
    }

    /// Sets that free at least `amount`, one a rule; a rule that cannot is left out.
    public static func freeing(_ amount: StorageAmount, from items: [KeptItem]) -> [ClearingSuggestion] {
        guard amount != .zero else { return [] }
        let oldest = items.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
        return Rule.allCases.compactMap { rule in
            let candidates =
                switch rule {
                case .oldest: oldest
                case .largest: oldest.sorted { $0.bytes > $1.bytes }
                case .inconclusive: oldest.filter(\.isInconclusive)
                }
            return shortest(freeing: amount, of: candidates, rule)
        }
    }

    /// The shortest beginning of a list that frees enough; nil when the whole list does not.
    private static func shortest(
        freeing amount: StorageAmount, of items: [KeptItem], _ rule: Rule
    ) -> ClearingSuggestion? {
        var suggestion = ClearingSuggestion(rule: rule, analyses: [], frees: .zero)
        for item in items {
            // What frees no bytes helps only where there are too many files.
            guard item.bytes > 0 || amount.files > suggestion.frees.files else { continue }
            suggestion.analyses.append(item.id)
            suggestion.frees = suggestion.frees + StorageAmount(bytes: item.bytes, files: 1)
            if amount.fits(suggestion.frees) { return suggestion }
        }
        return nil
    }
}
