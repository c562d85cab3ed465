/// Makes a value found in a file fit to be shown.
enum ClaimText {
    /// Longest value, in Unicode scalars: a Character has no length.
    static let maxLength = 200

    /// One line without control or formatting characters, of at most 200 scalars.
    static func clean(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(4 * maxLength).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: " "
            default: scalar
            }
        }
        let words = shown.split(whereSeparator: \.properties.isWhitespace)
        let line = Array(words.joined(separator: [" "]))
        let cut = line.count <= maxLength ? line[...] : line.prefix(maxLength - 1) + ["…"]
        return String(String.UnicodeScalarView(cut))
    }
}
