import Tokenizing

/// Decides whether a normalised text can be judged, by the number of its words and whether they are English.
struct TextProfile: Sendable, Equatable {
    /// Stretches between spaces that hold a letter or a digit.
    private(set) var words = 0
    /// Words that are among the commonest of English and of no other language written in Latin letters.
    private(set) var functionWords = 0
    /// Letters of any script.
    private(set) var letters = 0
    /// Letters A to Z, either case.
    private(set) var basicLetters = 0

    /// Counts over the given stretches of a text.
    init(_ scalars: [Unicode.Scalar], in ranges: [Range<Int>]) {
        for range in ranges { count(scalars[range]) }
    }

    private mutating func count(_ scalars: ArraySlice<Unicode.Scalar>) {
        var key = EnglishWords.Key()
        var hasContent = false
        for scalar in scalars {
            if scalar == " " {
                finishWord(key, hasContent)
                (key, hasContent) = (EnglishWords.Key(), false)
                continue
            }
            switch ScalarClass(scalar) {
            case .letter:
                letters += 1
                if key.append(scalar) { basicLetters += 1 }
                hasContent = true
            case .number:
                key.spoil()
                hasContent = true
            case .other where scalar == "'": key.spoil()
            case .other, .space: break
            }
        }
        finishWord(key, hasContent)
    }

    private mutating func finishWord(_ key: EnglishWords.Key, _ hasContent: Bool) {
        guard hasContent else { return }
        words += 1
        if EnglishWords.contains(key) { functionWords += 1 }
    }
}
