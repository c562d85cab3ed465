import DetectionCore

/// A text made ready for the text detectors, or the reason why they cannot judge it.
struct TextReading: Sendable {
    /// Fewer words carry too little: scores of shorter texts were not measured.
    static let fewestWords = 50
    /// The gate looks at stretches spread over the text, so that its work is bounded.
    private static let sample = TextWindows(length: 1500, most: 16)

    /// The text in the common form.
    let text: NormalisedText
    /// The form out of which its prose was taken.
    let form: Prose.Form

    /// Why a text cannot be judged.
    struct Refusal: Error, Sendable, Equatable {
        /// The reason for programs.
        var reason: Reason
        /// The reason for people.
        var explanation: String
        /// The numbers of the explanation.
        var figures: [String: Double]?
    }

    /// Takes the prose out of a text, reads hidden characters as what they look like, normalises the rest and checks its length and language.
    init(_ original: String?) throws(Refusal) {
        guard let original else {
            throw Refusal(reason: .formatUnsupported, explanation: "There is no text to read.")
        }
        let (prose, form) = try Prose.text(of: MappedText(original))
        self.form = form
        text = TextNormaliser.normalise(HiddenCharacters.fold(prose).text)
        let profile = TextProfile(text.scalars, in: Self.sample.ranges(of: text.scalars))
        // Scripts without spaces have few words however long they are: the language is what must be said.
        let isForeign = profile.letters >= 40 && profile.basicLetters * 2 < profile.letters
        if isForeign || (profile.words >= Self.fewestWords && !profile.isEnglish) {
            throw Refusal(
                reason: .languageUnsupported,
                explanation: "The text does not read as English prose, the only language the detector was measured on.")
        }
        guard profile.words >= Self.fewestWords else {
            throw Refusal(
                reason: .textTooShort,
                explanation:
                    "The text has \(profile.words == 1 ? "1 word" : "\(profile.words) words"); at least \(Self.fewestWords) are needed.",
                figures: ["words": Double(profile.words), "least": Double(Self.fewestWords)])
        }
    }
}
