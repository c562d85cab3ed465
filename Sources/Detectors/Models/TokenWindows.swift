/// The stretches of a text's tokens that a model looks at, one after the other.
struct TokenWindows: Sendable, Equatable {
    /// Windows of one text at most; more are thinned out evenly.
    static let most = 32

    /// Tokens of a window at most.
    var length: Int

    /// The windows of so many tokens, in order: as few as hold them, of nearly equal length.
    func ranges(count: Int) -> [Range<Int>] {
        let whole = (count + length - 1) / length
        let ranges = (0..<whole).map { $0 * count / whole..<($0 + 1) * count / whole }
        guard whole > Self.most else { return ranges }
        return (0..<Self.most).map { ranges[$0 * whole / Self.most] }
    }
}
