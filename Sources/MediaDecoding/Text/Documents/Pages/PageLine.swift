/// One line of a page.
struct PageLine {
    var text: String
    /// Edges in points from the left of the page.
    var left: Float
    var right: Float
    /// Points from the top of the page to where it stands.
    var baseline: Float
    /// Mean height of its font in points.
    var size: Float
    /// Whether its last word goes on in the next line; the hyphen is not part of the text.
    var isCut = false

    /// Whether dots lead over to a page's number, as in a list of contents; the dots are not part of the text.
    var isEntry = false

    /// Whether its end is that of a sentence or of what announces a list.
    var endsSentence: Bool {
        let end = text.last { !["\"", "'", ")", "]", "\u{201d}", "\u{2019}", "\u{bb}"].contains($0) }
        return end.map { [".", "!", "?", ":", "\u{2026}"].contains($0) } ?? false
    }

    /// Whether it begins as an item of a list does.
    var startsItem: Bool {
        guard let first = text.first else { return false }
        if ["\u{2022}", "\u{25cf}", "\u{25e6}", "\u{25aa}", "\u{2023}", "\u{2043}", "\u{25a0}", "\u{2751}"].contains(
            first)
        {
            return true
        }
        if ["-", "*", "\u{2013}", "\u{2014}", "\u{b7}"].contains(first) { return text.dropFirst().first == " " }
        return text.prefixMatch(of: /\(?([0-9]{1,2}|[a-z])[.)]\s/) != nil
    }

    /// Takes dots that lead somewhere out of the text.
    mutating func readLeader() {
        guard text.contains(". .") || text.contains("....."),
            let dots = text.firstMatch(of: /(\s?\.){5,}\s?/)
        else { return }
        text.replaceSubrange(dots.range, with: dots.range.upperBound < text.endIndex ? " " : "")
        isEntry = true
    }

    /// Whether its first letter is a small one, so that it goes on with a sentence.
    var startsSmall: Bool { text.unicodeScalars.first?.properties.isLowercase ?? false }
}
