extension KnownTag {
    /// The tables of `docs/detectors/provenance.md`.
    static var page: String {
        """
        | who | where | what | it says | known from |
        |---|---|---|---|---|
        \(all.map(\.line).joined(separator: "\n"))

        Generators by name: \(ProgramNames.generators.joined(separator: ", ")).

        Editors by name: \(ProgramNames.editors.joined(separator: ", ")).

        Producers of labels by number: \(AIGCLabel.companies.map { "\($0.name) (\($0.number))" }.joined(separator: ", ")).

        | a place is | if its name is |
        |---|---|
        \(TagRole.places.map { "| \($0.role.words) | \($0.names.map { "`\($0)`" }.joined(separator: ", ")) |" }
            .joined(separator: "\n"))

        """
    }

    private var line: String {
        "| " + [writer, place, form, says, source].map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")
            + " |"
    }
}

extension TagRole {
    /// What a place is for, in words.
    fileprivate var words: String {
        switch self {
        case .program: "for a program's name"
        case .credit: "for a credit, a source, an author or a title"
        case .maker: "for a camera's maker or model"
        case .remark: "for free text"
        case .graph: "for a graph"
        case .label: "for China's label"
        case .sourceType: "for the IPTC's source type"
        case .system: "for the IPTC's statement of a system"
        case .other: "for something else"
        }
    }
}
