import DetectionCore

/// Walks the segments of a JPEG file up to the first scan.
enum JPEGWalker {
    private static let maxSteps = 100_000

    /// Size from the frame header and orientation from EXIF; nil when there is no frame header.
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: true)
        var position = 2
        var orientation = 1
        for _ in 0..<maxSteps {
            guard let mark = try window.byte(position) else { return nil }
            guard mark == 0xff, let marker = try window.byte(position + 1), marker != 0xff, marker != 0 else {
                position += 1
                continue
            }
            switch marker {
            case 0x01, 0xd0...0xd8:
                position += 2
                continue
            case 0xc0...0xcf where ![0xc4, 0xc8, 0xcc].contains(marker):
                guard let height = try window.number(position + 5, bytes: 2),
                    let width = try window.number(position + 7, bytes: 2)
                else { return nil }
                return PictureStructure(width: width, height: height, orientation: orientation)
            case 0xd9, 0xda:
                return nil
            case 0xe1 where try window.has("Exif\0\0", at: position + 4):
                orientation = try TIFFDirectory(file: file, base: position + 10)?.orientation ?? orientation
            default:
                break
            }
            guard let length = try window.number(position + 2, bytes: 2), length >= 2 else { return nil }
            position += 2 + length
        }
        return nil
    }
}
