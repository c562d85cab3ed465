/// Containers of sound and video around given tags, written byte by byte; what they hold otherwise are empty shells.
enum TagContainers {
    // MARK: ID3

    static func id3(_ frames: [(name: String, content: [UInt8])], version: UInt8 = 3, flags: UInt8 = 0) -> [UInt8] {
        let body = ByteBuilder.build { out in
            for frame in frames {
                out.append(frame.name)
                if version == 2 {
                    out.big(frame.content.count, 3)
                } else {
                    version == 4 ? out.append(synchsafe(frame.content.count)) : out.big(frame.content.count, 4)
                    out.append([0, 0])
                }
                out.append(frame.content)
            }
        }
        return Array("ID3".utf8) + [version, 0, flags] + synchsafe(body.count) + body
    }

    static func synchsafe(_ value: Int) -> [UInt8] {
        [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7F) }
    }

    // MARK: RIFF

    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append(type)
            out.little(content.count, 4)
            out.append(content + (content.count.isMultiple(of: 2) ? [] : [0]))
        }
    }

    static func riff(_ form: String, _ chunks: [[UInt8]], after: [UInt8] = []) -> [UInt8] {
        let body = Array(form.utf8) + chunk("fmt ", [UInt8](repeating: 1, count: 16)) + chunks.flatMap { $0 }
        return ByteBuilder.build { out in
            out.append("RIFF")
            out.little(body.count, 4)
            out.append(body + after)
        }
    }

    /// A WAV file above 4 GiB in form: its sizes stand in a chunk of their own.
    static func largeWave(_ chunks: [[UInt8]], samples: [UInt8], after: [UInt8] = [], named: String = "RF64")
        -> [UInt8]
    {
        let data = Array("data".utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + samples
        let rest = chunk("fmt ", [UInt8](repeating: 1, count: 16)) + data + chunks.flatMap { $0 }
        return ByteBuilder.build { out in
            out.append(named)
            out.append([0xFF, 0xFF, 0xFF, 0xFF])
            out.append("WAVEds64")
            out.little(28, 4)
            out.little(4 + 36 + rest.count, 8)
            out.little(samples.count, 8)
            out.append([UInt8](repeating: 0, count: 12))
            out.append(rest + after)
        }
    }

    static func info(_ entries: [(name: String, value: String)]) -> [UInt8] {
        chunk("LIST", Array("INFO".utf8) + entries.flatMap { chunk($0.name, Array($0.value.utf8) + [0]) })
    }

    // MARK: AIFF

    static func bigChunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append(type)
            out.big(content.count, 4)
            out.append(content + (content.count.isMultiple(of: 2) ? [] : [0]))
        }
    }

    static func form(_ type: String, _ chunks: [[UInt8]], after: [UInt8] = []) -> [UInt8] {
        let body = Array(type.utf8) + bigChunk("COMM", [UInt8](repeating: 1, count: 18)) + chunks.flatMap { $0 }
        return ByteBuilder.build { out in
            out.append("FORM")
            out.big(body.count, 4)
            out.append(body + after)
        }
    }

    // MARK: Vorbis comments

    static func comments(_ vendor: String, _ comments: [String]) -> [UInt8] {
        ByteBuilder.build { out in
            out.little(vendor.utf8.count, 4)
            out.append(vendor)
            out.little(comments.count, 4)
            for comment in comments {
                out.little(comment.utf8.count, 4)
                out.append(comment)
            }
        }
    }

    static func flac(_ blocks: [(type: UInt8, content: [UInt8])]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append("fLaC")
            for (index, block) in blocks.enumerated() {
                out.append([block.type | (index == blocks.count - 1 ? 0x80 : 0)])
                out.big(block.content.count, 3)
                out.append(block.content)
            }
            out.append([0xFF, 0xF8, 0, 0])
        }
    }

    static func ogg(_ packets: [[UInt8]], serial: Int = 7) -> [UInt8] {
        packets.enumerated().flatMap { index, packet in
            ByteBuilder.build { out in
                out.append("OggS")
                out.append([0, index == 0 ? 2 : 0] + [UInt8](repeating: 0, count: 8))
                out.big(serial, 4)
                out.append([UInt8](repeating: 0, count: 8))
                let lacing = [UInt8](repeating: 255, count: packet.count / 255) + [UInt8(packet.count % 255)]
                out.append([UInt8(lacing.count)] + lacing + packet)
            }
        }
    }

    // MARK: MP4 and QuickTime

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        box(type.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, content)
    }

    static func box(_ type: [UInt8], _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.big(content.count + 8, 4)
            out.append(type + content)
        }
    }

    static func data(_ value: String) -> [UInt8] {
        box("data", [0, 0, 0, 1, 0, 0, 0, 0] + Array(value.utf8))
    }

    static func mp4(_ movie: [UInt8], beside: [UInt8] = []) -> [UInt8] {
        box("ftyp", Array("isom\0\0\0\0".utf8)) + box("moov", box("mvhd", [0, 0, 0, 0]) + movie) + beside
            + box("mdat", [1, 2, 3])
    }

    static let handler = box("hdlr", [UInt8](repeating: 0, count: 25))

    static func itemList(_ items: [(name: String, value: String)]) -> [UInt8] {
        let list = items.flatMap { box($0.name, data($0.value)) }
        return box("udta", box("meta", [0, 0, 0, 0] + handler + box("ilst", list)))
    }

    static func keyed(_ items: [(name: String, value: String)]) -> [UInt8] {
        let keys = ByteBuilder.build { out in
            out.big(0, 4)
            out.big(items.count, 4)
            out.append(items.flatMap { box("mdta", Array($0.name.utf8)) })
        }
        let list = items.enumerated().flatMap { index, item in box([0, 0, 0, UInt8(index + 1)], data(item.value)) }
        return box("meta", handler + box("keys", keys) + box("ilst", list))
    }

    static func userText(_ name: String, _ value: String) -> [UInt8] {
        let text = ByteBuilder.build { out in
            out.big(value.utf8.count, 2)
            out.big(0, 2)
            out.append(value)
        }
        return box("udta", box(name, text))
    }

    // MARK: Matroska

    static func element(_ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append(id)
            out.big(content.count | 1 << 28, 4)
            out.append(content)
        }
    }

    static func matroska(_ parts: [[UInt8]]) -> [UInt8] {
        element([0x1A, 0x45, 0xDF, 0xA3], []) + element([0x18, 0x53, 0x80, 0x67], parts.flatMap { $0 })
    }

    static func writingApp(_ name: String) -> [UInt8] {
        element([0x15, 0x49, 0xA9, 0x66], element([0x57, 0x41], Array(name.utf8)))
    }

    static func simpleTag(_ name: String, _ value: String) -> [UInt8] {
        let simple = element([0x45, 0xA3], Array(name.utf8)) + element([0x44, 0x87], Array(value.utf8))
        return element([0x12, 0x54, 0xC3, 0x67], element([0x73, 0x73], element([0x67, 0xC8], simple)))
    }
}
