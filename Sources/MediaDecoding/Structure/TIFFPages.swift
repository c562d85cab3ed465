import Containers
import DetectionCore

/// The directories of a TIFF file: its pages, one after the other, and those inside them.
struct TIFFPages {
    /// A chain may lead back to itself; no place is read twice, and no more than these are.
    private static let maxDirectories = 1000

    /// One a page, smaller copies included.
    private(set) var pages: [TIFFPage] = []
    /// Inside the pages, one level deep.
    private(set) var inside: [TIFFPage] = []

    /// Reads the directories of a file; nil when there are none.
    init?(_ window: ByteWindow) {
        guard let header = TIFFHeader(window) else { return nil }
        var seen: Set<Int> = []
        var place: Int? = header.first
        while let next = place, seen.count < Self.maxDirectories, seen.insert(next).inserted,
            let page = TIFFPage(header, at: next, in: window)
        {
            pages.append(page)
            for part in page.parts where seen.count < Self.maxDirectories && seen.insert(part).inserted {
                if let directory = TIFFPage(header, at: part, in: window) { inside.append(directory) }
            }
            place = page.next
        }
        guard !pages.isEmpty else { return nil }
    }

    /// Every one.
    var all: [TIFFPage] { pages + inside }

    /// What the first page says of the picture; nil without a size.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when that page is a smaller copy of what comes later or lies inside:
    ///   who decodes the first page sees the preview.
    func structure() throws(MediaError) -> PictureStructure? {
        let full = all.filter { !$0.isReduced && $0.structure != nil }
        guard !pages[0].isReduced || full.isEmpty else {
            throw MediaError(
                .unprocessableMedia,
                "The TIFF file begins with a preview of its picture. Export it again as a TIFF of one picture, or as PNG."
            )
        }
        var structure = pages[0].structure
        structure?.frames = max(1, pages.count { !$0.isReduced && $0.structure != nil })
        return structure
    }
}
