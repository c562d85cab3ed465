import DetectionCore

/// Walks the boxes of a HEIF or AVIF file down to the sizes of its items.
enum HEIFWalker {
    private static let maxBoxes = 10_000
    /// Boxes to enter, with the bytes of their own before the first box inside.
    private static let containers = ["meta": 4, "iprp": 0, "ipco": 0]

    /// The largest item's size before it is turned or cropped, and the pictures of a sequence; nil when there is no size.
    ///
    /// Tiles and thumbnails are smaller than the picture.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia` for a sequence without any item, which is a video.
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var structure = try largest(of: file)
        let frames = try ISOWalker.pictures(of: file)
        guard structure != nil || frames == 0 else {
            throw MediaError(
                .unsupportedMedia,
                "The file holds a sequence of pictures and no single one. Hand it in as an MP4 video, or one of them.")
        }
        if frames > 1 { structure?.frames = frames }
        return structure
    }

    private static func largest(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: true)
        var largest: PictureStructure?
        var position = 0
        for _ in 0..<maxBoxes {
            guard let size = try window.number(position, bytes: 4) else { break }
            let isLong = size == 1
            let header = isLong ? 16 : 8
            guard let length = isLong ? try window.number(position + 8, bytes: 8) : size, length >= header else {
                break
            }
            if try window.has("ispe", at: position + 4) {
                guard let width = try window.number(position + header + 4, bytes: 4),
                    let height = try window.number(position + header + 8, bytes: 4)
                else { break }
                let area = Double(width) * Double(height)
                if area > largest.map({ Double($0.width) * Double($0.height) }) ?? 0 {
                    largest = PictureStructure(width: width, height: height)
                }
            }
            var inside: Int?
            for (name, own) in containers where try window.has(name, at: position + 4) { inside = own }
            let (next, isOver) = position.addingReportingOverflow(inside.map { header + $0 } ?? length)
            guard !isOver else { break }
            position = next
        }
        return largest
    }
}
