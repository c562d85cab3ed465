extension TextProfile {
    /// At least this share of English prose is function words; see `docs/detectors/text.md` for the measurement.
    private static let leastFunctionWords = 0.12
    /// At least this share of the letters of English prose is A to Z.
    private static let leastBasicLetters = 0.9

    /// Whether the text reads as English prose.
    var isEnglish: Bool {
        Double(basicLetters) >= Self.leastBasicLetters * Double(letters)
            && Double(functionWords) >= Self.leastFunctionWords * Double(words)
    }
}
