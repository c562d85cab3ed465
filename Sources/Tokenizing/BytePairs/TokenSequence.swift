/// Tokens of a text, each with the place where it starts.
package struct TokenSequence: Sendable, Equatable {
    /// Token ids.
    package var ids: [Int32] = []
    /// For each token the index of the scalar that its first byte belongs to; never falls.
    package var starts: [Int] = []
    /// Merges looked at; a measure of work that does not depend on the machine.
    package var steps = 0

    /// Number of tokens.
    package var count: Int { ids.count }

    /// The first tokens.
    package func prefix(_ limit: Int) -> TokenSequence {
        TokenSequence(ids: Array(ids.prefix(limit)), starts: Array(starts.prefix(limit)), steps: steps)
    }
}
