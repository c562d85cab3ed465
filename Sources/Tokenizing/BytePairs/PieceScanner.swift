/// Cuts a text into the pieces that byte-pair merging never crosses, left to right in linear time.
///
/// Equivalent to GPT-2's pattern ``pattern``, or to splitting off every number character first and then applying the pattern to
/// what lies between.
struct PieceScanner {
    /// GPT-2's pattern.
    static let pattern =
        #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#

    private let scalars: ArraySlice<Unicode.Scalar>
    private let cutsNumbers: Bool
    private(set) var position: Int

    /// A scanner at the start of a stretch of text; `cutsNumbers` splits off every number character first.
    init(_ scalars: ArraySlice<Unicode.Scalar>, cutsNumbers: Bool = true) {
        self.scalars = scalars
        self.cutsNumbers = cutsNumbers
        position = scalars.startIndex
    }

    /// The next piece as a range of indices, nil at the end of the text.
    mutating func next() -> Range<Int>? {
        guard position < scalars.endIndex else { return nil }
        let start = position
        position = end(ofPieceAt: start)
        return start..<position
    }

    private func end(ofPieceAt start: Int) -> Int {
        switch ScalarClass(scalars[start]) {
        case .number: cutsNumbers ? start + 1 : endOfRun(of: .number, from: start)
        case .letter: endOfRun(of: .letter, from: start)
        case .other: contraction(at: start) ?? endOfRun(of: .other, from: start)
        case .space: endOfSpaces(from: start)
        }
    }

    private func endOfRun(of kind: ScalarClass, from start: Int) -> Int {
        var end = start + 1
        while end < scalars.endIndex, ScalarClass(scalars[end]) == kind { end += 1 }
        return end
    }

    /// White space leaves its last character to a word that follows; only U+0020 then joins that word.
    private func endOfSpaces(from start: Int) -> Int {
        let end = endOfRun(of: .space, from: start)
        guard end < scalars.endIndex else { return end }
        let following = ScalarClass(scalars[end])
        if following == .number, cutsNumbers { return end }
        if end - start > 1 { return end - 1 }
        return scalars[start] == " " ? endOfRun(of: following, from: end) : end
    }

    private func contraction(at start: Int) -> Int? {
        guard scalars[start] == "'", start + 1 < scalars.endIndex else { return nil }
        let second: Unicode.Scalar? = start + 2 < scalars.endIndex ? scalars[start + 2] : nil
        switch (scalars[start + 1], second) {
        case ("s", _), ("t", _), ("m", _), ("d", _): return start + 2
        case ("r", "e"), ("v", "e"), ("l", "l"): return start + 3
        default: return nil
        }
    }
}
