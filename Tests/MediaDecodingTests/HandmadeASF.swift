/// Windows Media files made byte by byte.
enum HandmadeASF {
    static let sound = "F8699E40-5B4D-11CF-A8FD-00805F5C442B"
    static let video = "BC19EFC0-5B4D-11CF-A8FD-00805F5C442B"
    private static let header = "75B22630-668E-11CF-A6D9-00AA0062CE6C"
    private static let file = "8CABDCA1-A947-11CF-8EE4-00C00C205365"
    private static let properties = "B7DC0791-A9B7-11CF-8EE6-00C00C205365"
    private static let headerExtension = "5FBF03B5-A92E-11CF-8EE3-00C00C205365"
    private static let extended = "14E6A5CB-C672-4332-8399-A96952065B5A"

    /// A header with a length in units of 100 ns and these objects, and no media.
    static func file(ticks: UInt64 = 30_000_000, flags: Int = 0, _ objects: [[UInt8]]) -> [UInt8] {
        let length = little(Int(truncatingIfNeeded: ticks), 8)
        let properties = object(file, little(0, 40) + length + little(0, 16) + little(flags, 4) + little(0, 12))
        let all = [properties] + objects
        return object(header, little(all.count, 4) + [1, 2] + all.joined())
    }

    static func soundStream(tag: Int = 0x161) -> [UInt8] {
        stream(sound, little(tag, 2) + little(1, 2) + little(16_000, 4) + little(2000, 4) + little(0, 6))
    }

    static func videoStream(width: Int = 64, height: Int = 48, code: String = "WMV3") -> [UInt8] {
        let format = little(40, 4) + little(width, 4) + little(height, 4) + little(0, 4) + Array(code.utf8)
        return stream(video, little(width, 4) + little(height, 4) + [2] + little(40, 2) + format + little(0, 20))
    }

    static func stream(_ kind: String, _ format: [UInt8]) -> [UInt8] {
        object(properties, identifier(kind) + little(0, 24) + little(format.count, 4) + little(0, 10) + format)
    }

    /// A stream inside an extended description, after one name and one extension of its packets.
    static func extended(_ stream: [UInt8], names: Int = 1) -> [UInt8] {
        let name = little(0, 2) + little(6, 2) + little(0, 6)
        let part = little(0, 18) + little(4, 4) + little(0, 4)
        let content = little(0, 60) + little(names, 2) + little(1, 2) + name + part + stream
        return object(headerExtension, little(0, 22) + object(extended, content))
    }

    /// Puts an object at the beginning of the header of a file.
    static func insert(_ object: [UInt8], into file: [UInt8]) -> [UInt8] {
        var bytes = file
        let size = bytes[16..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
        bytes.replaceSubrange(16..<24, with: little(size + object.count, 8))
        bytes[24] += 1
        bytes.insert(contentsOf: object, at: 30)
        return bytes
    }

    static func object(_ kind: String, _ content: [UInt8], size: Int? = nil) -> [UInt8] {
        identifier(kind) + little(size ?? 24 + content.count, 8) + content
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] { HandmadeISO.big(value, count).reversed() }

    private static func identifier(_ text: String) -> [UInt8] {
        let parts = text.split(separator: "-").map { part in
            stride(from: 0, to: part.count, by: 2).compactMap { UInt8(part.dropFirst($0).prefix(2), radix: 16) }
        }
        return parts[0].reversed() + parts[1].reversed() + parts[2].reversed() + parts[3] + parts[4]
    }
}
