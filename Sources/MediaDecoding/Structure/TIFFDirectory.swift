import DetectionCore

/// The first directory of a TIFF file, or of the EXIF block of another format.
struct TIFFDirectory {
    private static let maxEntries = 4096

    /// Width in pixels, when it says so.
    private(set) var width: Int?
    /// Height in pixels, when it says so.
    private(set) var height: Int?
    /// Orientation, 1 to 8.
    private(set) var orientation = 1

    /// Reads the directory whose header is at `base`; nil when there is none.
    init?(file: MediaFile, base: Int) throws(MediaError) {
        var window = ByteWindow(file, isBigEndian: false)
        if try window.has("MM", at: base) {
            window.isBigEndian = true
        } else if try !window.has("II", at: base) {
            return nil
        }
        let version = try window.number(base + 2, bytes: 2)
        guard version == 42 || version == 43 else { return nil }
        let isBig = version == 43
        guard let offset = try window.number(isBig ? base + 8 : base + 4, bytes: isBig ? 8 : 4),
            offset < window.count,
            let entries = try window.number(base + offset, bytes: isBig ? 8 : 2)
        else { return nil }
        let first = base + offset + (isBig ? 8 : 2)
        for index in 0..<min(entries, Self.maxEntries) {
            let entry = first + index * (isBig ? 20 : 12)
            guard let tag = try window.number(entry, bytes: 2), let type = try window.number(entry + 2, bytes: 2),
                let width = [1: 1, 3: 2, 4: 4, 16: 8][type]
            else { continue }
            guard let value = try window.number(entry + (isBig ? 12 : 8), bytes: width) else { continue }
            set(tag, to: value)
        }
    }

    private mutating func set(_ tag: Int, to value: Int) {
        switch tag {
        case 256: width = value
        case 257: height = value
        case 274: orientation = (1...8).contains(value) ? value : 1
        default: break
        }
    }

    /// The picture it describes; nil without a size.
    var structure: PictureStructure? {
        guard let width, let height else { return nil }
        return PictureStructure(width: width, height: height, orientation: orientation)
    }
}
