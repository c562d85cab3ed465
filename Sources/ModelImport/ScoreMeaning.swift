/// Which of a classifier's outputs is the score, and which end of it means synthetic.
public struct ScoreMeaning: Sendable, Equatable {
    /// Position of the class.
    public var index: Int
    /// Whether that class means synthetic rather than authentic.
    public var isSynthetic: Bool

    private static let synthetic: Set = [
        "ai", "aigc", "aigenerated", "artificial", "chatgpt", "deepfake", "deepfakes", "fake", "fakes", "generated",
        "generative", "gpt", "llm", "machine", "spoof", "spoofed", "spoofing", "synthetic",
    ]
    private static let authentic: Set = [
        "authentic", "bona", "bonafide", "camera", "genuine", "hum", "human", "humanwritten", "natural", "organic",
        "original", "photo", "photograph", "real", "realism",
    ]

    init(index: Int, isSynthetic: Bool) {
        self.index = index
        self.isSynthetic = isSynthetic
    }

    /// Reads the meaning from the names of the classes.
    ///
    /// One class has to be the only synthetic or the only authentic one, and every name has to say which of the two it is;
    /// nothing is guessed.
    ///
    /// - Parameters:
    ///   - labels: Names in the order of the outputs.
    ///   - synthetic: The user's word for which class means synthetic, all others authentic.
    ///   - authentic: The user's word for which class means authentic, all others synthetic.
    public init(
        labels: [String], synthetic: String? = nil, authentic: String? = nil
    ) throws(ImportRefusal) {
        if let named = synthetic ?? authentic {
            let places = labels.indices.filter { labels[$0].lowercased() == named.lowercased() }
            guard places.count == 1, synthetic == nil || authentic == nil else {
                throw Self.question("Name one of them, once", labels)
            }
            self.init(index: places[0], isSynthetic: synthetic != nil)
            return
        }
        let sides = labels.map(Self.isSynthetic)
        let (fakes, reals) = (sides.indices.filter { sides[$0] == true }, sides.indices.filter { sides[$0] == false })
        if sides.contains(nil) || fakes.count != 1 && reals.count != 1 {
            throw Self.question("Their names do not tell which one means synthetic", labels)
        }
        guard labels.count == 1 || !fakes.isEmpty && !reals.isEmpty else {
            throw Self.question("Their names do not tell which one means synthetic", labels)
        }
        self.init(index: fakes.count == 1 ? fakes[0] : reals[0], isSynthetic: fakes.count == 1)
    }

    private static func question(_ reason: String, _ labels: [String]) -> ImportRefusal {
        let names = labels.prefix(20).map { "'\($0)'" }.joined(separator: ", ") + (labels.count > 20 ? " …" : "")
        return ImportRefusal(
            "The model's classes are \(names). \(reason): say --synthetic CLASS, or --authentic CLASS when all others "
                + "are synthetic.")
    }

    /// What a class's name says; nil when it says neither or both, or denies something.
    static func isSynthetic(_ label: String) -> Bool? {
        let words = Set(words(of: label))
        guard words.isDisjoint(with: ["not", "non", "no", "un"]) else { return nil }
        let (isFake, isReal) = (!words.isDisjoint(with: synthetic), !words.isDisjoint(with: authentic))
        return isFake == isReal ? nil : isFake
    }

    /// The lower-case words of a name: `AiArtData` has three, `AI-generated` two.
    static func words(of label: String) -> [String] {
        let characters = Array(label)
        var words: [String] = []
        var word = ""
        for (place, character) in characters.enumerated() {
            let next = place + 1 < characters.count ? characters[place + 1] : nil
            let starts =
                character.isUppercase
                && (word.last?.isLowercase == true || word.last?.isUppercase == true && next?.isLowercase == true)
            if starts || !character.isLetter, !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
            if character.isLetter { word.append(character) }
        }
        return word.isEmpty ? words : words + [word.lowercased()]
    }
}
