import DetectionCore

/// What a text betrays of where it comes from: marks of chat tools, a label at its start, characters that hide in it.
struct TextTraces: Sendable, Equatable {
    private static let mostClaims = 8

    /// The marks in order; ranges count in scalars of the text as handed in.
    let marks: [TextMark]
    let hidden: HiddenCharacters
    let label: AIGCLabel?

    /// Reads a text.
    init(_ text: String) {
        let (folded, hidden) = HiddenCharacters.fold(MappedText(text))
        self.hidden = hidden
        label = FrontMatter.label(text)
        let found = TextMarks.marks(in: folded)
        // Marks of several tools at once: rather a text about them.
        let writers = Set(found.filter { $0.tier == .proof && !$0.writer.isEmpty }.map(\.writer))
        marks = found.map { mark in
            TextMark(
                tier: mark.tier == .proof && writers.count > 1 ? .weak : mark.tier, name: mark.name,
                writer: mark.writer, range: folded.original(of: mark.range))
        }
    }

    /// The strength of the strongest mark; nil without marks.
    var tier: TextMark.Tier? { marks.map(\.tier).max { $0.rawValue < $1.rawValue } }

    /// What the marks of the strongest kind and a label claim.
    var statements: MetadataStatements {
        var found = MetadataStatements()
        if let label {
            switch label.meaning {
            case .generated:
                found.claims.append(
                    MetadataClaim(
                        path: "text:AIGC", value: ClaimText.clean(label.producer ?? "AIGC"), claim: .synthetic))
            case .possibly, .suspected:
                let meaning: MetadataRemark.Meaning =
                    label.meaning == .possibly ? .possiblyGenerated : .suspectedGenerated
                found.remarks.append(MetadataRemark(path: "text:AIGC", value: "AIGC", meaning: meaning))
            }
        }
        for mark in marks where mark.tier == .proof && found.claims.count < Self.mostClaims {
            let path = "text:\(mark.name)"
            guard !found.claims.contains(where: { $0.path == path }) else { continue }
            found.claims.append(
                MetadataClaim(
                    path: path, value: mark.writer.isEmpty ? "a language model" : mark.writer, claim: .synthetic))
        }
        return found
    }
}
