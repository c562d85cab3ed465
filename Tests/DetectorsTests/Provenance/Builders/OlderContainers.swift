/// Core Audio, Windows Media and Flash files around given texts; what they hold otherwise are empty shells.
enum OlderContainers {
    static func caf(_ chunks: [[UInt8]]) -> [UInt8] {
        Array("caff\0\u{1}\0\0".utf8) + cafChunk("desc", [UInt8](repeating: 0, count: 32)) + chunks.flatMap { $0 }
    }

    static func cafChunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append(name)
            out.big(content.count, 8)
            out.append(content)
        }
    }

    static func cafInfo(_ texts: [(name: String, value: String)]) -> [UInt8] {
        let content = texts.map { $0.name + "\0" + $0.value + "\0" }.joined()
        return cafChunk("info", [0, 0, 0, UInt8(texts.count)] + Array(content.utf8))
    }

    static func asf(_ objects: [[UInt8]], after: [UInt8] = []) -> [UInt8] {
        let head: [UInt8] = [UInt8(objects.count), 0, 0, 0, 1, 2]
        return asfObject([0x30, 0x26, 0xB2, 0x75], head + objects.flatMap { $0 }) + after
    }

    static func asfDescription(_ text: String) -> [UInt8] {
        let title = wide("Suno")
        let value = wide(text)
        let lengths = [title.count, 0, 0, value.count, 0].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return asfObject([0x33, 0x26, 0xB2, 0x75], lengths + title + value)
    }

    static func asfNamed(_ texts: [(name: String, value: String)]) -> [UInt8] {
        let content = ByteBuilder.build { out in
            out.little(texts.count, 2)
            for (name, value) in texts {
                out.little(wide(name).count, 2)
                out.append(wide(name))
                out.little(0, 2)
                out.little(wide(value).count, 2)
                out.append(wide(value))
            }
        }
        let rest: [UInt8] = [0x07, 0xE3, 0xD2, 0x11, 0x97, 0xF0, 0x00, 0xA0, 0xC9, 0x5E, 0xA8, 0x50]
        return asfObject([0x40, 0xA4, 0xD0, 0xD2] + rest, content)
    }

    /// An object whose identifier is given whole, or by what differs from the header's.
    private static func asfObject(_ identifier: [UInt8], _ content: [UInt8]) -> [UInt8] {
        let rest: [UInt8] = [0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C]
        return ByteBuilder.build { out in
            out.append(identifier.count == 4 ? identifier + rest : identifier)
            out.little(24 + content.count, 8)
            out.append(content)
        }
    }

    /// A note with a number, a flag and these texts, in a list that tells its length or in one that does not.
    static func flv(_ texts: [(name: String, value: String)], isCounted: Bool = true, kind: UInt8 = 18) -> [UInt8] {
        let note = ByteBuilder.build { out in
            out.append([2, 0, 10])
            out.append("onMetaData")
            out.append(isCounted ? [8, 0, 0, 0, UInt8(texts.count + 2)] : [3])
            out.append(flvText("duration") + [0, 0x40, 0x08, 0, 0, 0, 0, 0, 0] + flvText("stereo") + [1, 1])
            for (name, value) in texts { out.append(flvText(name) + [2] + flvText(value)) }
            out.append([0, 0, 9])
        }
        return ByteBuilder.build { out in
            out.append("FLV\u{1}\u{5}\0\0\0\u{9}\0\0\0\0")
            out.append([kind])
            out.big(note.count, 3)
            out.append([UInt8](repeating: 0, count: 7) + note)
        }
    }

    private static func flvText(_ text: String) -> [UInt8] { [0, UInt8(text.utf8.count)] + Array(text.utf8) }

    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [0, 0]
    }
}
