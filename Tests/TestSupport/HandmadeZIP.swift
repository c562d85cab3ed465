/// ZIP archives made byte by byte, their files stored as they are.
public enum HandmadeZIP {
    /// An archive of files by name.
    ///
    /// - Parameter stated: What the directory says of a file's size in place of the truth.
    public static func archive(_ files: [(name: String, content: [UInt8])], flags: Int = 0, stated: Int? = nil)
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files {
            let name = Array(name.utf8)
            let size = stated ?? content.count
            let facts =
                little(20, 2) + little(flags, 2) + little(0, 8 - 2) + little(Int(checksum(content)), 4)
                + little(size, 4)
                + little(size, 4) + little(name.count, 2) + little(0, 2)
            directory +=
                Array("PK\u{1}\u{2}".utf8) + little(20, 2) + facts + little(0, 10) + little(bytes.count, 4) + name
            bytes += Array("PK\u{3}\u{4}".utf8) + facts + name + content
        }
        let start = bytes.count
        return bytes + directory + Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(files.count, 2)
            + little(files.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    /// A Word document whose body has some XML in it.
    public static func word(_ body: String, more: [(name: String, content: [UInt8])] = []) -> [UInt8] {
        let types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """
        let document = """
            <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>\(body)</w:body></w:document>
            """
        return archive(
            [("[Content_Types].xml", Array(types.utf8)), ("word/document.xml", Array(document.utf8))] + more)
    }

    /// An OpenDocument text whose parts have some XML in them.
    public static func openDocument(_ content: String, styles: String = "") -> [UInt8] {
        func part(_ name: String, _ xml: String) -> [UInt8] {
            let spaces = [("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing")].map {
                " xmlns:\($0.0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.1):1.0\""
            }
            return Array("<?xml version=\"1.0\"?><office:\(name)\(spaces.joined())>\(xml)</office:\(name)>".utf8)
        }
        return archive([
            ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
            ("content.xml", part("document-content", content)), ("styles.xml", part("document-styles", styles)),
        ])
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8 }
        return ~crc
    }
}
