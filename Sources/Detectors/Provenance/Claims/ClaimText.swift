/// Makes a value found in a file fit to be shown.
enum ClaimText {
    static let maxLength = 200

    /// One line without control or formatting characters, at most 200 characters long.
    static func clean(_ text: String) -> String {
        let shown = text.prefix(4 * maxLength).unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: " "
            default: Character(scalar)
            }
        }
        let line = String(shown).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= maxLength ? line : String(line.prefix(maxLength - 1)) + "…"
    }
}
