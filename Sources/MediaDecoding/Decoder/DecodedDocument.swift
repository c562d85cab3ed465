import DecoderWire

/// The characters of a PDF document as they stand on its pages.
public struct DecodedDocument: Sendable {
    /// One page, upright.
    struct Page: Sendable {
        /// What it holds besides its text.
        var marks: DocumentWire.Marks = []
        /// Width in points.
        var width: Float
        /// Height in points.
        var height: Float
        /// Share of it that images cover.
        var pictures: Float = 0
        /// In the order of the text.
        var characters: [DocumentWire.Character]
    }

    /// Pages of the whole document.
    let pageCount: Int
    /// What it holds besides its text.
    let marks: DocumentWire.Marks
    /// Names of attached files.
    let attachments: [String]
    /// The pages that were read, from the first one on.
    let pages: [Page]
}
