/// A stretch of a text with the score a detector gave it.
public struct Span: Codable, Sendable, Equatable {
    /// First character, counted in Unicode scalars of the text as handed in.
    public var start: Int
    /// One past the last character.
    public var end: Int
    /// Log-likelihood ratio of the stretch, above 0 for synthetic; short stretches are noisy.
    public var score: Double

    /// A scored stretch.
    public init(start: Int, end: Int, score: Double) {
        self.start = start
        self.end = end
        self.score = score
    }
}
