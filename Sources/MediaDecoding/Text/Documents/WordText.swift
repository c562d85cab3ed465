/// The text of a Word document: what its body shows, without what is hidden, deleted or stands beside it.
///
/// Of formats that hide characters only those of a run itself are looked at, not those of its style.
///
/// Source: ECMA-376, 5th edition, part 1, §17.3 (paragraphs and runs), §17.13.5 (revisions); part 3, §9 (alternate content).
enum WordText {
    private static let namespaces = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    ]
    /// What an element tells to be beside the text.
    private static let beside = [
        "w:headerReference": "headers", "w:footerReference": "footers", "w:footnoteReference": "footnotes",
        "w:endnoteReference": "endnotes", "w:commentReference": "comments", "w:object": "objects",
        "w:drawing": "pictures", "w:pict": "pictures",
    ]

    /// Reads the main part; nil for one that is malformed.
    static func read(_ bytes: [UInt8], limit: Int) -> DocumentText? {
        var elements = DocumentElements(bytes, namespaces)
        var text = DocumentText(limit: limit)
        /// Whether each run around this place is hidden; a box amid a run has runs of its own.
        var runs: [Bool] = []
        var passedOver = 0
        while !text.isTooLong, let event = elements.next() {
            switch event {
            case .open where passedOver > 0: passedOver += 1
            case .close where passedOver > 0: passedOver -= 1
            case .open(let name, let attributes):
                let parent = elements.path.dropLast().last
                if let code = beside[name] { text.leftOut.insert(code) }
                switch name {
                case "w:del", "w:moveFrom":
                    // Amid the properties of a paragraph or a row it is a mark without content.
                    passedOver = 1
                    if parent != "w:rPr", parent != "w:trPr" { text.leftOut.insert("deletions") }
                case "mc:Fallback": passedOver = 1
                case "w:r": runs.append(false)
                case "w:vanish" where parent == "w:rPr" && elements.path.dropLast(2).last == "w:r":
                    let isOff = ["0", "false", "off"].contains(attributes.value("val"))
                    if !isOff, !runs.isEmpty { runs[runs.count - 1] = true }
                case "w:txbxContent": text.openBox()
                case "w:tab" where parent == "w:r": append("\t", to: &text, runs)
                case "w:br", "w:cr": append("\n", to: &text, runs)
                case "w:noBreakHyphen": append("-", to: &text, runs)
                default: break
                }
            case .close(let name):
                switch name {
                case "w:p": text.endParagraph()
                case "w:r": _ = runs.popLast()
                case "w:txbxContent": text.closeBox()
                default: break
                }
            case .text(let characters):
                if passedOver == 0, elements.path.last == "w:t" { append(characters, to: &text, runs) }
            }
        }
        return elements.isWhole || text.isTooLong ? text : nil
    }

    private static func append(_ characters: String, to text: inout DocumentText, _ runs: [Bool]) {
        guard runs.last != true else {
            text.leftOut.insert("hidden")
            return
        }
        text.append(characters)
    }
}
