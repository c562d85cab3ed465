/// TIFF files made number by number: little-endian, directories of short and long numbers, no pixels.
enum HandmadeTIFF {
    struct Directory {
        var entries: [(tag: Int, value: Int)]
        var inside: [Directory] = []
    }

    /// A file of pages, each with the directories inside it; `loops` makes the last page lead back to the first.
    static func file(_ pages: [Directory], loops: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = Array("II*\0".utf8) + little(8, 4)
        for (index, page) in pages.enumerated() {
            let start = bytes.count
            let count = page.entries.count + (page.inside.isEmpty ? 0 : 1)
            let size = 2 + 12 * count + 4
            let parts = page.inside.map { part in 2 + 12 * part.entries.count + 4 }
            let list = start + size
            let firstPart = list + (page.inside.count > 1 ? 4 * page.inside.count : 0)
            let places = parts.indices.map { firstPart + parts[..<$0].reduce(0, +) }
            let next = firstPart + parts.reduce(0, +)
            let isLast = index == pages.count - 1
            bytes += little(count, 2) + page.entries.flatMap { entry($0.tag, 1, $0.value) }
            if !places.isEmpty { bytes += entry(330, places.count, places.count == 1 ? places[0] : list) }
            bytes += little(isLast ? (loops ? 8 : 0) : next, 4)
            if places.count > 1 { bytes += places.flatMap { little($0, 4) } }
            for part in page.inside {
                bytes +=
                    little(part.entries.count, 2) + part.entries.flatMap { entry($0.tag, 1, $0.value) } + little(0, 4)
            }
        }
        return bytes
    }

    static func picture(_ width: Int, _ height: Int, kind: Int = 0, colours: Int = 2) -> Directory {
        Directory(entries: [(254, kind), (256, width), (257, height), (262, colours)])
    }

    private static func entry(_ tag: Int, _ count: Int, _ value: Int) -> [UInt8] {
        little(tag, 2) + little(4, 2) + little(count, 4) + little(value, 4)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
