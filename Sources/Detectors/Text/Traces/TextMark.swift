/// What chat tools leave in text that is copied from them.
struct TextMark: Sendable, Equatable {
    /// How much a mark says.
    enum Tier: Int, Sendable {
        /// It is shown.
        case weak
        /// Common in generated texts, absent from those of people.
        case strong
        /// A tool's own syntax: a claim.
        case proof
    }

    let tier: Tier
    /// Its name, such as `oaicite`.
    let name: String
    /// Whose tool leaves it; empty where several do.
    let writer: String
    /// Where it stands, in scalars of the text that was read.
    let range: Range<Int>
}
