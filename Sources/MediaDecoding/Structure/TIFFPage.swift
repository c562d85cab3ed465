import Containers

/// What one directory of a TIFF file says of one picture.
///
/// Source: TIFF 6.0 §8; TIFF/EP and DNG for the tags of raw files.
struct TIFFPage {
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
    let next: Int?

    /// Reads the directory at a place; nil when there is none.
    init?(_ header: TIFFHeader, at place: Int, in window: ByteWindow) {
        guard let directory = TIFFDirectory(header, at: place, in: window) else { return nil }
        next = directory.next
        for entry in directory.entries {
            guard let place = entry.place, let width = entry.width else { continue }
            if entry.tag == 274 {
                orientation = Orientation.value(of: entry, header, in: window)
            } else if entry.tag == 330 {
                for index in 0..<min(entry.count, Self.maxParts) {
                    guard place < window.count,
                        let part = window.number(at: place + index * width, width: width, header.order)
                    else { break }
                    parts.append(part)
                }
            } else if let value = window.number(at: place, width: width, header.order) {
                set(entry.tag, to: value)
            }
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
