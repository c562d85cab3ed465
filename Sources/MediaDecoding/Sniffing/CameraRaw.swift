import Containers
import DetectionCore

/// Recognises what cameras store before they make a picture of it: the values of the sensor, beside small previews.
///
/// Most kinds are TIFF inside, with a preview where TIFF has its picture: they would be taken for that. Sources: TIFF/EP
/// (ISO 12234-2); Adobe, "Digital Negative Specification 1.7"; the makers' marks as dcraw, libraw and ExifTool know them.
enum CameraRaw {
    private static let marks: [(offset: Int, bytes: [UInt8], name: String)] = [
        (8, Array("CR\u{2}".utf8), "Canon CR2"),
        (4, Array("ftypcrx ".utf8), "Canon CR3"),
        (6, Array("HEAPCCDR".utf8), "Canon CRW"),
        (0, Array("FUJIFILMCCD-RAW".utf8), "Fujifilm RAF"),
        (0, Array("IIRO".utf8), "Olympus ORF"),
        (0, Array("IIRS".utf8), "Olympus ORF"),
        (0, Array("MMOR".utf8), "Olympus ORF"),
        (0, [0x49, 0x49, 0x55, 0x00], "Panasonic RW2"),
        (0, [0x00, 0x4d, 0x52, 0x4d], "Minolta MRW"),
        (0, Array("FOVb".utf8), "Sigma X3F"),
        (8, Array("IIII".utf8), "Phase One IIQ"),
        (8, Array("MMMM".utf8), "Phase One IIQ"),
    ]

    /// A word for the kind; nil for everything else.
    static func maker(_ bytes: [UInt8], of window: ByteWindow) -> String? {
        if let mark = marks.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) }) {
            // Phase One's marks are four letters within a TIFF file.
            guard mark.name.hasPrefix("Phase") else { return mark.name }
            if bytes.starts(with: "II*\0".utf8) || bytes.starts(with: "MM\0*".utf8) { return mark.name }
        }
        guard let pages = TIFFPages(window) else { return nil }
        if pages.all.contains(where: \.isDigitalNegative) { return "DNG" }
        return pages.all.contains(where: \.holdsSensorValues) ? "TIFF/EP, such as NEF, ARW or PEF" : nil
    }

    static func refusal(_ kind: String) -> MediaError {
        MediaError(
            .unsupportedMedia,
            "This looks like a camera raw file (\(kind)): it holds what the sensor saw, and small previews. Export it as a "
                + "JPEG, PNG or TIFF in full size.")
    }
}
