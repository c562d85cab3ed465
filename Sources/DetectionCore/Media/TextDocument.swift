/// What of a document was judged: how long its text is, and what was left out.
public struct TextDocument: Codable, Sendable, Equatable {
    /// What kind of document a text was taken from.
    public enum Form: String, ExtensibleCode, CaseIterable {
        /// Word's own format.
        case word
        /// The open format of office programs.
        case openDocument = "open_document"
        case email
        case pdf
        /// A form of another version.
        case unknown

        /// The forms that are read.
        public static let allCases: [Form] = [.word, .openDocument, .email, .pdf]
    }

    private enum CodingKeys: String, CodingKey {
        case form, words
        case leftOut = "left_out"
        case attachments, pages
        case pageStarts = "page_starts"
        case recognizedPages = "recognized_pages"
    }

    /// The kind of document.
    public var form: Form
    /// Words of its text, counted by `words(in:)`.
    public var words: Int
    /// What it holds besides and was not judged, as stable codes in the order of the alphabet: `attachments`, `comments`,
    /// `deletions`, `endnotes`, `fields`, `footers`, `footnotes`, `headers`, `hidden`, `macros`, `objects`, `pictures`,
    /// `quotes`, `scripts`, `sideways`.
    public var leftOut: [String]
    /// Names of files attached to an e-mail or a PDF document, at most 20; nil where there are none.
    public var attachments: [String]?
    /// Pages of the whole document; nil where it does not tell.
    public var pages: Int?
    /// Where each page that was read begins in the text, in Unicode scalars, from the first page on; nil as `pages`.
    public var pageStarts: [Int]?
    /// Pages that are scans, whose words are those that a program recognised on them; nil where there are none.
    public var recognizedPages: Int?

    /// What of one document was judged.
    public init(
        form: Form, words: Int, leftOut: Set<String>, attachments: [String] = [], pages: Int? = nil,
        pageStarts: [Int]? = nil, recognizedPages: Int = 0
    ) {
        self.form = form
        self.words = words
        self.leftOut = leftOut.sorted()
        self.attachments = attachments.isEmpty ? nil : attachments
        self.pages = pages
        self.pageStarts = pageStarts
        self.recognizedPages = recognizedPages > 0 ? recognizedPages : nil
    }

    /// Number of stretches between white space that hold a letter or a digit, which is what the text detectors count too.
    public static func words(in text: some StringProtocol) -> Int {
        var (words, isInside) = (0, false)
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                if !isInside { words += 1 }
                isInside = true
            default:
                if scalar.properties.isWhitespace { isInside = false }
            }
        }
        return words
    }
}
