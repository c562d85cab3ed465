import DetectionCore

/// Reads from the boxes of a HEIF or AVIF file how large its primary item is once it is cropped and turned.
///
/// Source: ISO/IEC 23008-12 §6.5 (properties of items) and 14496-12 §8.11.
struct HEIFWalker {
    private static let maxBoxes = 10_000
    private static let maxEntries = 10_000
    /// Boxes to enter, with the bytes of their own before the first box inside.
    private static let containers = ["meta": 4, "iprp": 0, "ipco": 0]

    /// What a property says of the size of an item.
    private enum Property {
        case size(width: Int, height: Int)
        case quarterTurns(Int)
        case crop(width: Int, height: Int)
        case other
    }

    private var window: ByteWindow
    /// The properties that items refer to by their place, from 1 on.
    private var properties: [Property] = []
    private var primary: Int?
    private var associations: Range<Int>?

    /// The size of the primary item, otherwise the largest of any item, and the pictures of a sequence; nil without a size.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia` for a sequence without any item, which is a video.
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var walker = HEIFWalker(window: ByteWindow(file, isBigEndian: true))
        try walker.walk()
        var structure = try walker.primaryItem() ?? walker.largest
        let frames = try ISOWalker.pictures(of: file)
        guard structure != nil || frames == 0 else {
            throw MediaError(
                .unsupportedMedia,
                "The file holds a sequence of pictures and no single one. Hand it in as an MP4 video, or one of them."
            )
        }
        if frames > 1 { structure?.frames = frames }
        return structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk() throws(MediaError) {
        var position = 0
        var propertiesEnd = 0
        for _ in 0..<Self.maxBoxes {
            guard let size = try window.number(position, bytes: 4) else { return }
            let isLong = size == 1
            let header = isLong ? 16 : 8
            guard let length = isLong ? try window.number(position + 8, bytes: 8) : size,
                length >= header,
                let name = try window.text(position + 4, count: 4)
            else { return }
            let start = position + header
            let (next, isOver) = position.addingReportingOverflow(length)
            guard !isOver else { return }
            if position < propertiesEnd { properties.append(try property(name, at: start)) }
            switch name {
            case "ipco": propertiesEnd = next
            case "pitm":
                primary = try window.number(start + 4, bytes: try window.byte(start) == 0 ? 2 : 4)
            case "ipma": associations = start..<next
            default: break
            }
            position = Self.containers[name].map { start + $0 } ?? next
        }
    }

    private mutating func property(_ name: String, at start: Int) throws(MediaError) -> Property {
        switch name {
        case "ispe":
            guard let width = try window.number(start + 4, bytes: 4),
                let height = try window.number(start + 8, bytes: 4)
            else { return .other }
            return .size(width: width, height: height)
        case "irot":
            return .quarterTurns(Int(try window.byte(start) ?? 0) & 3)
        case "clap":
            var numbers: [Int] = []
            for index in 0..<4 { numbers.append(try window.number(start + 4 * index, bytes: 4) ?? 0) }
            guard numbers[1] > 0, numbers[3] > 0 else { return .other }
            return .crop(width: numbers[0] / numbers[1], height: numbers[2] / numbers[3])
        default:
            return .other
        }
    }

    /// The size of the primary item after its properties, in their order; nil when it has none.
    private mutating func primaryItem() throws(MediaError) -> PictureStructure? {
        var found: PictureStructure?
        for place in try primaryPlaces() where properties.indices.contains(place - 1) {
            switch properties[place - 1] {
            case .size(let width, let height):
                found = PictureStructure(width: width, height: height)
            case .crop(let width, let height):
                guard let old = found, 1...old.width ~= width, 1...old.height ~= height else { continue }
                found = PictureStructure(width: width, height: height)
            case .quarterTurns(let turns):
                guard let old = found, turns % 2 == 1 else { continue }
                found = PictureStructure(width: old.height, height: old.width)
            case .other:
                break
            }
        }
        return found
    }

    /// Places of the primary item's properties.
    private mutating func primaryPlaces() throws(MediaError) -> [Int] {
        guard let primary, let associations, let flags = try window.byte(associations.lowerBound + 3),
            let entries = try window.number(associations.lowerBound + 4, bytes: 4)
        else { return [] }
        let itemWidth = try window.byte(associations.lowerBound) == 0 ? 2 : 4
        let placeWidth = flags & 1 == 1 ? 2 : 1
        var position = associations.lowerBound + 8
        for _ in 0..<min(entries, Self.maxEntries) where position < associations.upperBound {
            guard let item = try window.number(position, bytes: itemWidth),
                let count = try window.byte(position + itemWidth)
            else { break }
            position += itemWidth + 1
            guard item == primary else {
                position += Int(count) * placeWidth
                continue
            }
            var places: [Int] = []
            for index in 0..<Int(count) {
                guard let place = try window.number(position + index * placeWidth, bytes: placeWidth) else {
                    break
                }
                // The highest bit says that a reader must understand it.
                places.append(place & (1 << (8 * placeWidth - 1) - 1))
            }
            return places
        }
        return []
    }

    /// The largest size of any item: tiles and thumbnails are smaller than the picture.
    private var largest: PictureStructure? {
        var largest: PictureStructure?
        for case .size(let width, let height) in properties {
            let area = Double(width) * Double(height)
            if area > largest.map({ Double($0.width) * Double($0.height) }) ?? 0 {
                largest = PictureStructure(width: width, height: height)
            }
        }
        return largest
    }
}
