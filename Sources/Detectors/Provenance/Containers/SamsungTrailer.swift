import Containers

/// The blocks that Samsung's phones put behind a JPEG image, or into the box `sefd` of a HEIF file.
///
/// From its end: `SEFT`, the length of the directory, the directory from `SEFH` on; each entry tells how far before it a block
/// lies. Source: files of Galaxy phones; ExifTool `Samsung.pm`, `ProcessSamsung`.
enum SamsungTrailer {
    /// The block in which the photo editor notes what it did.
    static let editData = "PhotoEditor_Re_Edit_Data"
    private static let maxEntries = 64
    private static let maxBlock = 256 << 10

    /// The texts of the photo editor's block in a trailer that ends at an offset.
    static func tags(endingAt end: Int, in file: ByteWindow) -> [MetadataTag] {
        guard end >= 8, let tail = file.read(at: end - 8, count: 8), tail.has("SEFT", at: 4),
            let length = tail.number(at: 0, width: 4, .little), (12...12 + 12 * maxEntries).contains(length),
            let directory = file.read(at: end - 8 - length, count: length), directory.has("SEFH"),
            let count = directory.number(at: 8, width: 4, .little), count <= maxEntries
        else { return [] }
        let start = end - 8 - length
        var list = TagList("samsung")
        for entry in 0..<count {
            let place = 12 + 12 * entry
            guard let back = directory.number(at: place + 4, width: 4, .little),
                let size = directory.number(at: place + 8, width: 4, .little), size <= maxBlock, back <= start,
                let block = file.read(at: start - back, count: size),
                let nameLength = block.number(at: 4, width: 4, .little),
                let name = block.piece(at: 8, count: nameLength), name.text == editData,
                let value = block.rest(from: 8 + nameLength)
            else { continue }
            list.keep(editData, value.text)
        }
        return list.tags
    }
}
