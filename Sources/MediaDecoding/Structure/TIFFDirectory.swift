import DetectionCore

/// One directory of a TIFF file, or of the EXIF block of another format: what it says of one picture.
///
/// Source: TIFF 6.0 §2 and §8; BigTIFF; TIFF/EP and DNG for the tags of raw files.
struct TIFFDirectory {
    private static let maxEntries = 4096
    private static let maxParts = 16

    /// Width in pixels, when it says so.
    private(set) var width: Int?
    /// Height in pixels, when it says so.
    private(set) var height: Int?
    /// Orientation, 1 to 8.
    private(set) var orientation = 1
    /// Whether it is a smaller copy of another picture.
    private(set) var isReduced = false
    /// Whether its pixels are values of a sensor, not colours.
    private(set) var holdsSensorValues = false
    /// Whether it says that the file is a digital negative.
    private(set) var isDigitalNegative = false
    /// Places of directories inside this one.
    private(set) var parts: [Int] = []
    /// Place of the next directory; nil for the last.
    private(set) var next: Int?

    /// Reads the first directory of the TIFF header at `base`; nil when there is none.
    init?(file: MediaFile, base: Int) throws(MediaError) {
        guard let header = try TIFFHeader(file: file, base: base) else { return nil }
        try self.init(header, at: header.first, file: file)
    }

    /// Reads the directory at a place counted from the header; nil when there is none.
    init?(_ header: TIFFHeader, at place: Int, file: MediaFile) throws(MediaError) {
        var window = ByteWindow(file, isBigEndian: header.isBigEndian)
        let (start, isOver) = header.base.addingReportingOverflow(place)
        guard !isOver, start < window.count, let entries = try window.number(start, bytes: header.isBig ? 8 : 2) else {
            return nil
        }
        let first = start + (header.isBig ? 8 : 2)
        let size = header.isBig ? 20 : 12
        for index in 0..<min(entries, Self.maxEntries) {
            let entry = first + index * size
            guard let tag = try window.number(entry, bytes: 2), let type = try window.number(entry + 2, bytes: 2),
                let width = [1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8][type]
            else { continue }
            let offset = entry + (header.isBig ? 12 : 8)
            if tag == 330 {
                let count = try window.number(entry + 4, bytes: header.isBig ? 8 : 4) ?? 0
                try readParts(count, of: width, at: offset, header, window: &window)
            } else if let value = try window.number(offset, bytes: width) {
                set(tag, to: value)
            }
        }
        guard entries <= Self.maxEntries else { return }
        next = try window.number(first + entries * size, bytes: header.isBig ? 8 : 4).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Reads the places of directories inside; more than one lie elsewhere.
    private mutating func readParts(
        _ count: Int, of width: Int, at offset: Int, _ header: TIFFHeader, window: inout ByteWindow
    ) throws(MediaError) {
        let room = header.isBig ? 8 : 4
        let isHere = count <= room / width
        guard let list = isHere ? offset : try window.number(offset, bytes: room).map({ header.base &+ $0 }) else {
            return
        }
        for index in 0..<min(max(0, count), Self.maxParts) {
            let (place, isOver) = list.addingReportingOverflow(index * width)
            if !isOver, let part = try window.number(place, bytes: width) { parts.append(part) }
        }
    }

    private mutating func set(_ tag: Int, to value: Int) {
        switch tag {
        case 254: isReduced = value & 1 == 1
        case 255: isReduced = value == 2
        case 256: width = value
        case 257: height = value
        // A filter of colours over the sensor, and its values behind none.
        case 262: holdsSensorValues = value == 32_803 || value == 34_892
        case 274: orientation = (1...8).contains(value) ? value : 1
        case 50_706: isDigitalNegative = true
        default: break
        }
    }

    /// The picture it describes; nil without a size.
    var structure: PictureStructure? {
        guard let width, let height else { return nil }
        return PictureStructure(width: width, height: height, orientation: orientation)
    }
}
