import Containers

/// The texts of IPTC-IIM records that say where an image comes from.
///
/// Source: IPTC-NAA Information Interchange Model 4.2, chapters 1 and 6; the lists of Photoshop's resources in which JPEG
/// and TIFF files keep them: Adobe, "Photoshop File Formats Specification", "Image Resource Blocks".
enum IIMRecords {
    private static let maxRecords = 1024
    private static let maxResources = 256
    private static let names = [65: "Program", 110: "Credit", 115: "Source", 120: "Caption"]
    /// The number of the resource that holds records.
    private static let resource = 0x0404

    /// The texts of the second record, of each kind the first.
    static func tags(_ window: ByteWindow) -> [MetadataTag] {
        let records = withoutResources(window)
        var list = TagList("iim")
        var offset = 0
        for _ in 0..<maxRecords {
            guard records[offset] == 0x1C, let record = records[offset + 1], let number = records[offset + 2],
                let length = records.number(at: offset + 3, width: 2), length < 0x8000,
                let value = records.piece(at: offset + 5, count: length)
            else { break }
            if record == 2, let name = names[Int(number)] { list.keep(name, FieldText.text(value)) }
            offset += 5 + length
        }
        return list.tags
    }

    /// The records themselves, where they stand among Photoshop's resources.
    private static func withoutResources(_ window: ByteWindow) -> ByteWindow {
        let start = "Photoshop 3.0\0"
        var offset = window.has(start) ? start.utf8.count : 0
        for _ in 0..<maxResources {
            guard window.has("8BIM", at: offset), let number = window.number(at: offset + 4, width: 2),
                let name = window[offset + 6]
            else { break }
            // Name and content are padded to an even length.
            let place = offset + 6 + (Int(name) + 2) / 2 * 2
            guard let length = window.number(at: place, width: 4) else { break }
            if number == resource, let records = window.piece(at: place + 4, count: length) { return records }
            offset = place + 4 + length + length % 2
        }
        return window
    }
}
