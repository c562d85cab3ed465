import Containers

/// Containers around given metadata, written byte by byte; the pictures in them are empty shells.
enum Containers {
    static func tiff(_ fields: [(tag: Int, value: String)], comment: [UInt8]? = nil) -> [UInt8] {
        let texts = fields.map { (tag: $0.tag, bytes: Array($0.value.utf8) + [0]) }
        let entries = texts.count + (comment == nil ? 0 : 1)
        var place = 8 + 2 + entries * 12 + 4
        var heap: [UInt8] = []
        let directory = ByteBuilder.build { out in
            out.little(entries, 2)
            for text in texts {
                out.little(text.tag, 2)
                out.little(2, 2)
                out.little(text.bytes.count, 4)
                if text.bytes.count <= 4 {
                    out.append(text.bytes + [UInt8](repeating: 0, count: 4 - text.bytes.count))
                } else {
                    out.little(place, 4)
                    heap += text.bytes
                    place += text.bytes.count
                }
            }
            if comment != nil {
                out.little(0x8769, 2)
                out.little(4, 2)
                out.little(1, 4)
                out.little(place, 4)
            }
            out.little(0, 4)
        }
        let exif = ByteBuilder.build { out in
            guard let comment else { return }
            out.little(1, 2)
            out.little(0x9286, 2)
            out.little(7, 2)
            out.little(comment.count, 4)
            out.little(place + 2 + 12 + 4, 4)
            out.little(0, 4)
            out.append(comment)
        }
        return Array("II".utf8) + [42, 0, 8, 0, 0, 0] + directory + heap + exif
    }

    static func xmp(_ property: String) -> [UInt8] {
        Array(
            """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
            \(property)</rdf:Description></rdf:RDF></x:xmpmeta>
            """.utf8)
    }

    static let sourceTerm = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    static let sourceType = "<i:DigitalSourceType>\(sourceTerm)</i:DigitalSourceType>"

    static func jpeg(_ segments: [(marker: UInt8, payload: [UInt8])], after: [UInt8] = []) -> [UInt8] {
        ByteBuilder.build { out in
            out.append([0xFF, 0xD8])
            for segment in segments {
                out.append([0xFF, segment.marker])
                out.big(segment.payload.count + 2, 2)
                out.append(segment.payload)
            }
            out.append([0xFF, 0xDA, 0, 4, 1, 2, 0x55, 0xFF, 0xD9] + after)
        }
    }

    static func exifSegment(_ tiff: [UInt8]) -> (marker: UInt8, payload: [UInt8]) {
        (0xE1, Array("Exif\0\0".utf8) + tiff)
    }

    static func xmpSegment(_ packet: [UInt8]) -> (marker: UInt8, payload: [UInt8]) {
        (0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + packet)
    }

    static let header = (type: "IHDR", data: [UInt8](repeating: 1, count: 13))
    static let pixels = (type: "IDAT", data: [UInt8](repeating: 7, count: 20))
    static let end = (type: "IEND", data: [UInt8]())

    static func text(_ keyword: String, _ value: String) -> (type: String, data: [UInt8]) {
        ("tEXt", Array(keyword.utf8) + [0] + Array(value.utf8))
    }

    static func png(_ chunks: [(type: String, data: [UInt8])], breakingChecksums: Bool = false) -> [UInt8] {
        ByteBuilder.build { out in
            out.append([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            for chunk in chunks {
                out.big(chunk.data.count, 4)
                out.append(chunk.type)
                out.append(chunk.data)
                let sum = Int(CRC32.checksum(Array(chunk.type.utf8) + chunk.data))
                out.big(breakingChecksums ? sum ^ 1 : sum, 4)
            }
        }
    }

    static func webp(flags: UInt8, _ chunks: [(type: String, data: [UInt8])], after: [UInt8] = []) -> [UInt8] {
        let body = ByteBuilder.build { out in
            out.append("WEBPVP8X")
            out.little(10, 4)
            out.append([flags, 0, 0, 0, 9, 0, 0, 9, 0, 0])
            for chunk in chunks {
                out.append(chunk.type)
                out.little(chunk.data.count, 4)
                out.append(chunk.data + (chunk.data.count.isMultiple(of: 2) ? [] : [0]))
            }
        }
        return ByteBuilder.build { out in
            out.append("RIFF")
            out.little(body.count, 4)
            out.append(body + after)
        }
    }

    static func gif(_ packet: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.append("GIF89a")
            out.append([1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6])
            out.append([0x21, 0xF9, 4, 0, 0, 0, 0, 0])
            out.append([0x21, 0xFF, 11])
            out.append("XMP DataXMP")
            out.append(packet + [1] + (0...255).reversed().map { UInt8($0) } + [0])
            out.append([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B])
        }
    }

    private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        ByteBuilder.build { out in
            out.big(content.count + 8, 4)
            out.append(type)
            out.append(content)
        }
    }

    /// Two items, Exif and XMP, in the `mdat` box.
    static func heif(exif: [UInt8], xmp: [UInt8]) -> [UInt8] {
        let exifItem = [0, 0, 0, 0] + exif
        let type = box("ftyp", Array("avif\0\0\0\0avifmif1".utf8))
        func meta(dataStart: Int) -> [UInt8] {
            let information = ByteBuilder.build { out in
                out.append([0, 0, 0, 0, 0, 2])
                out.append(box("infe", [2, 0, 0, 0, 0, 1, 0, 0] + Array("Exif\0".utf8)))
                out.append(box("infe", [2, 0, 0, 0, 0, 2, 0, 0] + Array("mime\0application/rdf+xml\0".utf8)))
            }
            let locations = ByteBuilder.build { out in
                out.append([1, 0, 0, 0, 0x44, 0x00, 0, 2])
                for (id, start, count) in [
                    (1, dataStart, exifItem.count), (2, dataStart + exifItem.count, xmp.count),
                ] {
                    out.big(id, 2)
                    out.append([0, 0, 0, 0, 0, 1])
                    out.big(start, 4)
                    out.big(count, 4)
                }
            }
            return box("meta", [0, 0, 0, 0] + box("iinf", information) + box("iloc", locations))
        }
        let length = meta(dataStart: 0).count
        return type + meta(dataStart: type.count + length + 8) + box("mdat", exifItem + xmp)
    }
}
