import Containers
import DetectionCore

/// Reads from the boxes of a HEIF or AVIF file how large its primary item is once it is cropped and turned.
///
/// Source: ISO/IEC 23008-12 §6.5 (properties of items) and 14496-12 §8.11.
struct HEIFWalker {
    private static let maxEntries = 10_000

    /// What a property says of the size of an item.
    private enum Property {
        case size(width: Int, height: Int)
        case quarterTurns(Int)
        case crop(width: Int, height: Int)
        case other
    }

    private let window: ByteWindow
    /// The properties that items refer to by their place, from 1 on.
    private var properties: [Property] = []
    private var primary: Int?
    private var associations: Range<Int>?

    /// The size of the primary item, otherwise the largest of any item, and the pictures of a sequence; nil without a size.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia` for a sequence without any item, which is a video.
    static func structure(of window: ByteWindow) throws(MediaError) -> PictureStructure? {
        let walker = HEIFWalker(window)
        var structure = walker.primaryItem() ?? walker.largest
        let frames = try ISOWalker.pictures(of: window)
        guard structure != nil || frames == 0 else {
            throw MediaError(
                .unsupportedMedia,
                "The file holds a sequence of pictures and no single one. Hand it in as an MP4 video, or one of them."
            )
        }
        if frames > 1 { structure?.frames = frames }
        return structure
    }

    private init(_ window: ByteWindow) {
        self.window = window
        guard let meta = ISOBoxes(in: window).first(where: { $0.name == "meta" }) else { return }
        // `meta` is a full box: four bytes of version and flags come first.
        for box in ISOBoxes(in: window, meta.content.dropFirst(4)) {
            let start = box.content.lowerBound
            if box.name == "pitm" {
                primary = window.number(at: start + 4, width: window[start] == 0 ? 2 : 4)
            } else if box.name == "iprp" {
                readProperties(box.content)
            }
        }
    }

    private mutating func readProperties(_ content: Range<Int>) {
        for box in ISOBoxes(in: window, content) {
            if box.name == "ipma" { associations = box.content }
            guard box.name == "ipco" else { continue }
            for box in ISOBoxes(in: window, box.content) { properties.append(property(box)) }
        }
    }

    private func property(_ box: ISOBox) -> Property {
        let start = box.content.lowerBound
        switch box.name {
        case "ispe":
            guard let width = window.number(at: start + 4, width: 4),
                let height = window.number(at: start + 8, width: 4)
            else { return .other }
            return .size(width: width, height: height)
        case "irot":
            return .quarterTurns(Int(window[start] ?? 0) & 3)
        case "clap":
            let numbers = (0..<4).map { window.number(at: start + 4 * $0, width: 4) ?? 0 }
            guard numbers[1] > 0, numbers[3] > 0 else { return .other }
            return .crop(width: numbers[0] / numbers[1], height: numbers[2] / numbers[3])
        default:
            return .other
        }
    }

    /// The size of the primary item after its properties, in their order; nil when it has none.
    private func primaryItem() -> PictureStructure? {
        var found: PictureStructure?
        for place in primaryPlaces() where properties.indices.contains(place - 1) {
            switch properties[place - 1] {
            case .size(let width, let height):
                found = PictureStructure(width: width, height: height)
            case .crop(let width, let height):
                guard let old = found, 1...max(1, old.width) ~= width, 1...max(1, old.height) ~= height else {
                    continue
                }
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
    private func primaryPlaces() -> [Int] {
        guard let primary, let associations, let flags = window[associations.lowerBound + 3],
            let entries = window.number(at: associations.lowerBound + 4, width: 4)
        else { return [] }
        let itemWidth = window[associations.lowerBound] == 0 ? 2 : 4
        let placeWidth = flags & 1 == 1 ? 2 : 1
        var position = associations.lowerBound + 8
        for _ in 0..<min(entries, Self.maxEntries) where position < associations.upperBound {
            guard let item = window.number(at: position, width: itemWidth), let count = window[position + itemWidth]
            else { break }
            position += itemWidth + 1
            guard item == primary else {
                position += Int(count) * placeWidth
                continue
            }
            var places: [Int] = []
            for index in 0..<Int(count) {
                guard let place = window.number(at: position + index * placeWidth, width: placeWidth) else { break }
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
