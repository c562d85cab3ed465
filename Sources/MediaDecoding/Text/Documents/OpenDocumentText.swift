/// The text of an OpenDocument text: what its body shows, without what is hidden, deleted or stands beside it.
///
/// Source: OASIS, OpenDocument 1.3, part 3, §5 (paragraphs), §6.1.2 (white space), §5.5 (changes), §20.348 (`text:display`).
enum OpenDocumentText {
    private static let namespaces = [
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    ]
    /// What is passed over, and the code of what is left out with it.
    private static let beside = [
        "office:annotation": "comments", "text:tracked-changes": "deletions", "text:hidden-text": "hidden",
        "text:hidden-paragraph": "hidden", "draw:object": "objects", "draw:object-ole": "objects",
        "draw:image": "pictures", "text:ruby-text": "", "office:forms": "",
    ]
    private static let mostSpaces = 100

    /// Reads the part `content.xml`; nil for one that is malformed.
    static func read(_ bytes: [UInt8], limit: Int) -> DocumentText? {
        var elements = DocumentElements(bytes, namespaces)
        var text = DocumentText(limit: limit)
        var style: String?
        var hidden: Set<String> = []
        var passedOver = 0
        /// How many paragraphs are open around this place: a box amid one has its own.
        var paragraphs = 0
        var isBody = false
        while !text.isTooLong, let event = elements.next() {
            switch event {
            case .open where passedOver > 0: passedOver += 1
            case .close where passedOver > 0: passedOver -= 1
            case .open(let name, let attributes):
                if let code = beside[name] {
                    passedOver = 1
                    if !code.isEmpty { text.leftOut.insert(code) }
                    continue
                }
                let isHidden =
                    name == "text:section"
                    ? attributes.value("display") == "none"
                    : ["text:span", "text:p", "text:h"].contains(name)
                        && attributes.value("style-name").map(hidden.contains) == true
                if isHidden {
                    passedOver = 1
                    text.leftOut.insert("hidden")
                    continue
                }
                switch name {
                case "office:text": isBody = true
                case "text:p", "text:h": paragraphs += 1
                case "style:style": style = attributes.value("name")
                case "style:text-properties" where attributes.value("display") == "none":
                    if let style { hidden.insert(style) }
                case "text:note":
                    passedOver = 1
                    text.leftOut.insert(attributes.value("note-class") == "endnote" ? "endnotes" : "footnotes")
                case "draw:text-box": text.openBox()
                case "text:s" where isBody:
                    let count = attributes.value("c").flatMap { Int($0) } ?? 1
                    text.append(String(repeating: " ", count: max(0, min(count, mostSpaces))))
                case "text:tab" where isBody: text.append("\t")
                case "text:line-break" where isBody: text.append("\n")
                default: break
                }
            case .close(let name):
                switch name {
                case "office:text": isBody = false
                case "text:p", "text:h":
                    paragraphs -= 1
                    if isBody { text.endParagraph() }
                case "draw:text-box": text.closeBox()
                default: break
                }
            case .text(let characters):
                guard passedOver == 0, isBody, paragraphs > 0 else { continue }
                if elements.path.last?.hasPrefix("text:") == true { append(collapsed(characters), to: &text) }
            }
        }
        return elements.isWhole || text.isTooLong ? text : nil
    }

    /// Whether the part `styles.xml` has a header, a footer.
    static func margins(_ bytes: [UInt8]) -> Set<String> {
        var elements = DocumentElements(bytes, namespaces)
        var found: Set<String> = []
        /// How many headers and footers are open around this place.
        var (headers, footers) = (0, 0)
        while found.count < 2, let event = elements.next() {
            switch event {
            case .open(let name, _):
                if name.hasPrefix("style:header") { headers += 1 }
                if name.hasPrefix("style:footer") { footers += 1 }
            case .close(let name):
                if name.hasPrefix("style:header") { headers -= 1 }
                if name.hasPrefix("style:footer") { footers -= 1 }
            case .text(let characters):
                guard headers + footers > 0, characters.contains(where: { !$0.isWhitespace }) else { continue }
                if headers > 0 { found.insert("headers") }
                if footers > 0 { found.insert("footers") }
            }
        }
        return found
    }

    /// White space as it is shown: a run of it is one space.
    private static func collapsed(_ characters: String) -> String {
        var result = ""
        for scalar in characters.unicodeScalars {
            guard [" ", "\t", "\r", "\n"].contains(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if result.unicodeScalars.last != " " { result += " " }
        }
        return result
    }

    private static func append(_ characters: String, to text: inout DocumentText) {
        text.append(characters.hasPrefix(" ") && text.endsInSpace ? String(characters.dropFirst()) : characters)
    }
}
