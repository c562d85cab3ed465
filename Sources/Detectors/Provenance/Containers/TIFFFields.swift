import Containers

/// The few text fields of a TIFF structure (an Exif block, or a TIFF file) that say where a picture comes from.
///
/// Only the first directory and its Exif directory are read, each once.
///
/// Source: Exif 2.32 §4.6.
struct TIFFFields {
    /// The texts in the order found, of each field the first.
    var tags: [MetadataTag] { list.tags }
    private(set) var xmp: ByteWindow?
    /// Records of IPTC-IIM, bare or among Photoshop's resources.
    private(set) var iim: ByteWindow?
    private var list = TagList("exif")

    /// The user comment.
    var comment: String? { tags.first { $0.name == "UserComment" }?.value }

    /// Source of the numbers: TIFF 6.0; Exif 3.0 §4.6.5 and §4.6.6; Microsoft, "Photo Metadata Policies" (XP…).
    private static let texts = [
        0x010E: "ImageDescription", 0x010F: "Make", 0x0110: "Model", 0x0131: "Software", 0x013B: "Artist",
        0x9286: "UserComment", 0x9C9B: "XPTitle", 0x9C9C: "XPComment", 0x9C9D: "XPAuthor", 0x9C9E: "XPKeywords",
        0x9C9F: "XPSubject", 0xA43A: "RAWDevelopingSoftware", 0xA43B: "ImageEditingSoftware",
        0xA43C: "MetadataEditingSoftware",
    ]
    /// XMP, records of IPTC-IIM, and Photoshop's resources.
    private static let blocks = [0x02BC, 0x83BB, 0x8649]
    /// The field with the place of the directory of camera fields.
    private static let camera = 0x8769

    /// Reads the fields; nil when there is no TIFF header.
    init?(_ window: ByteWindow) {
        guard let header = TIFFHeader(window) else { return nil }
        let camera = readDirectory(at: header.first, header, window)
        if let camera, camera != header.first { _ = readDirectory(at: camera, header, window) }
    }

    /// Reads one directory and returns where it says the directory of camera fields is.
    private mutating func readDirectory(at place: Int, _ header: TIFFHeader, _ window: ByteWindow) -> Int? {
        var camera: Int?
        for entry in TIFFDirectory(header, at: place, in: window)?.entries ?? [] {
            guard let place = entry.place, let width = entry.width else { continue }
            if entry.tag == Self.camera {
                camera = camera ?? window.number(at: place, width: width, header.order)
            } else if Self.texts[entry.tag] != nil || Self.blocks.contains(entry.tag), [1, 4].contains(width),
                let size = entry.size, size <= MetadataBlock.maxBytes, let value = window.read(at: place, count: size)
            {
                store(value, tag: entry.tag)
            }
        }
        return camera
    }

    private mutating func store(_ value: ByteWindow, tag: Int) {
        switch tag {
        case 0x02BC: xmp = xmp ?? value
        case 0x83BB, 0x8649: iim = iim ?? value
        default:
            guard let name = Self.texts[tag] else { return }
            switch name {
            case "UserComment": list.keep(name, Self.comment(value))
            case _ where name.hasPrefix("XP"): list.keep(name, FieldText.wideText(value, .little))
            default: list.keep(name, FieldText.text(value))
            }
        }
    }

    /// The text of a user comment, whose first eight bytes should name its encoding.
    ///
    /// Some writers leave them out, write another spelling, or name the encoding in words before the text.
    private static func comment(_ value: ByteWindow) -> String {
        let name = value.bytes.prefix(8)
        let word = String(decoding: name.prefix { $0 > 0x20 }, as: UTF8.self).uppercased()
        let isPadded = name.dropFirst(word.utf8.count).allSatisfy { $0 == 0 || $0 == 0x20 }
        guard name.count == 8, isPadded, ["", "ASCII", "UNICODE", "JIS", "UTF-8", "UTF8"].contains(word),
            let rest = value.rest(from: 8)
        else { return withoutCharset(FieldText.text(value)) }
        return withoutCharset(word == "UNICODE" ? FieldText.wideText(rest) : FieldText.text(rest))
    }

    /// A text without the words `charset=Ascii` before it.
    private static func withoutCharset(_ text: String) -> String {
        text.prefix(40).prefixMatch(of: #/\s*charset="?[A-Za-z0-9-]+"?\s+/#.ignoresCase())
            .map { String(text[$0.range.upperBound...]) } ?? text
    }
}
