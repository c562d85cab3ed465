/// Boxes of MP4 and QuickTime made byte by byte, for declarations no encoder would write.
enum HandmadeISO {
    static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(8 + content.count, 4) + Array(name.utf8) + content
    }

    /// A whole file with one track description for each of `tracks`, and no samples.
    static func file(brand: String = "isom", tracks: [[UInt8]], movie: [UInt8] = []) -> [UInt8] {
        let header = box("mvhd", big(0, 12) + big(1000, 4) + big(3000, 4) + big(0, 80))
        return box("ftyp", Array(brand.utf8) + big(0, 4))
            + box("moov", header + movie + tracks.flatMap { $0 })
    }

    /// A video track of some size and length, in version 1 of the format.
    static func video(
        width: Int = 64, height: Int = 48, ticks: UInt64 = 3000, reference: [UInt8] = box("url ", big(1, 4))
    ) -> [UInt8] {
        let duration = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: ticks >> UInt64($0)) }
        let header = box("mdhd", [1, 0, 0, 0] + big(0, 16) + big(1000, 4) + duration + big(0, 4))
        let handler = box("hdlr", big(0, 8) + Array("vide".utf8) + big(0, 13))
        let entry = box("avc1", big(0, 6) + big(1, 2) + big(0, 16) + big(width, 2) + big(height, 2) + big(0, 50))
        let data = box("dinf", box("dref", big(0, 4) + big(1, 4) + reference))
        let table = box("stbl", box("stsd", big(0, 4) + big(1, 4) + entry))
        return box("trak", box("mdia", header + handler + box("minf", data + table)))
    }

    /// A sound track of three seconds.
    static func sound() -> [UInt8] {
        let header = box("mdhd", big(0, 12) + big(1000, 4) + big(3000, 4) + big(0, 4))
        let handler = box("hdlr", big(0, 8) + Array("soun".utf8) + big(0, 13))
        let entry = box(
            "mp4a", big(0, 6) + big(1, 2) + big(0, 8) + big(2, 2) + big(16, 2) + big(0, 4) + big(48_000, 2) + big(0, 2))
        let table = box("stbl", box("stsd", big(0, 4) + big(1, 4) + entry))
        return box("trak", box("mdia", header + handler + box("minf", table)))
    }

    /// A track with a header that gives it a number, stored upright.
    static func numbered(_ number: Int, _ track: [UInt8], isEnabled: Bool = true) -> [UInt8] {
        let matrix = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000].flatMap { big($0, 4) }
        let header = box(
            "tkhd", [0, 0, 0, isEnabled ? 1 : 0] + big(0, 8) + big(number, 4) + big(0, 24) + matrix + big(0, 8))
        return insert(header, into: ["trak"], of: track)
    }

    /// A QuickTime alias of a file, as a data reference that is not in the same file.
    static func alias(to path: String) -> [UInt8] {
        let name = Array(path.utf8.prefix(60))
        let place = Array(path.utf8) + (path.utf8.count % 2 == 1 ? [0] : [])
        let record =
            big(0, 10) + [4] + Array("disk".utf8) + big(0, 23) + big(0, 12) + [UInt8(name.count)] + name
            + big(0, 63 - name.count) + big(0, 16) + big(1, 2) + big(1, 2) + big(0, 16)
        return box("alis", big(0, 4) + record + big(2, 2) + big(place.count, 2) + place + big(0xffff, 2) + big(0, 2))
    }

    /// Puts bytes at the end of the first box that a path of names leads to, and makes every box on it longer.
    static func insert(_ bytes: [UInt8], into path: [String], of file: [UInt8]) -> [UInt8] {
        var file = file
        var range = file.startIndex..<file.endIndex
        for name in path {
            let place = range.dropLast(3).first { file[$0..<$0 + 4].elementsEqual(name.utf8) } ?? range.lowerBound
            let size = file[place - 4..<place].reduce(0) { $0 << 8 | Int($1) }
            file.replaceSubrange(place - 4..<place, with: big(size + bytes.count, 4))
            range = place + 4..<place - 4 + size
        }
        file.insert(contentsOf: bytes, at: range.upperBound)
        return file
    }

    static func big(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
