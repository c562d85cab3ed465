/// Tokens of a text, each with the place where it starts.
struct TokenSequence: Sendable, Equatable {
    /// Token ids.
    var ids: [Int32] = []
    /// For each token the index of the scalar that its first byte belongs to; never falls.
    var starts: [Int] = []
    /// Merges looked at; a measure of work that does not depend on the machine.
    var steps = 0

    /// Number of tokens.
    var count: Int { ids.count }
}
