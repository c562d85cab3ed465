import DetectionCore
import TestSupport
import Testing

@testable import MediaDecoding

@Suite("Texts of office documents", .timeLimit(.minutes(20)))
struct OfficeDocumentTests {
    private func read(_ bytes: [UInt8], most: Int = 1 << 20) throws -> (text: String, document: TextDocument) {
        var limits = DecodeLimits()
        limits.maxTextBytes = most
        let reading = try TextReader.read(MediaFile(bytes: bytes), limits: limits)
        return (reading.text, try #require(reading.document))
    }

    private func refusal(_ bytes: [UInt8], most: Int = 1 << 20) -> MediaError? {
        do {
            _ = try Sniffer.format(of: MediaFile(bytes: bytes))
            _ = try read(bytes, most: most)
            return nil
        } catch {
            return error as? MediaError
        }
    }

    @Test("Documents of real programs give their text, and what was left out")
    func real() throws {
        let word = try Fixture.bytes("words.docx")
        #expect(try Sniffer.format(of: MediaFile(bytes: word)) == .docx)
        let (text, document) = try read(word)
        #expect(text == "A heading\n\nFirst paragraph with bold words & more.\n\nSecond\tone\n\na\n\nb")
        #expect(document == TextDocument(form: .word, words: 12, leftOut: ["headers", "hidden"]))
        let open = try Fixture.bytes("words.odt")
        #expect(try Sniffer.format(of: MediaFile(bytes: open)) == .odt)
        let other = try read(open)
        #expect(other.text == "A heading\n\nFirst para    x")
        #expect(other.document == TextDocument(form: .openDocument, words: 5, leftOut: ["footnotes", "hidden"]))
    }

    @Test("What was deleted, moved away, hidden or is said twice is no part of a Word document's text")
    func revisions() throws {
        let body = """
            <w:p><w:pPr><w:rPr><w:del/><w:vanish/></w:rPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One</w:t></w:r>\
            <w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>\
            <w:ins><w:r><w:tab/><w:t>two</w:t><w:footnoteReference/></w:r></w:ins>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> three</w:t></w:r>\
            <w:r><w:instrText>x</w:instrText><w:t/><m:t>x</m:t></w:r></w:p>
            <w:p><w:r><w:t>Amid</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>\
            </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>\
            <w:t xml:space="preserve"> text &lt;&#x41;&unknown;</w:t></w:r></w:p>
            """
        let (text, document) = try read(HandmadeZIP.word(body, more: [("word/vbaProject.bin", [1])]))
        #expect(text == "One\ttwo three\n\nAmid text <A&unknown;\n\nbox")
        #expect(document.leftOut == ["deletions", "footnotes", "hidden", "macros", "pictures"])
        #expect(document.words == 7)
    }

    @Test("Boxes in paragraphs in boxes end where they end, and nothing beside the body's paragraphs is text")
    func nesting() throws {
        let box = "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
        let outer = "<draw:text-box><text:p>outer\(box) rest</text:p>x</draw:text-box>"
        let content = """
            <office:automatic-styles><text:p>x</text:p></office:automatic-styles><office:body><office:text>\
            <text:list>x<text:list-item><text:p>First \(outer)and last</text:p>x</text:list-item></text:list>\
            <text:h>Head</text:h><text:p>Once <text:note><text:note-body><text:p>x</text:p></text:note-body></text:note>more\
            </text:p>x</office:text><text:p>x</text:p></office:body>
            """
        let styles = """
            <office:styles><style:style>x</style:style></office:styles><style:master-page><style:header><style:header-left>\
            </style:header-left></style:header><text:p>x</text:p><style:footer><text:p><text:span> </text:span>x</text:p>\
            </style:footer></style:master-page>
            """
        let (text, document) = try read(HandmadeZIP.openDocument(content, styles: styles))
        #expect(text == "First and last\n\nHead\n\nOnce more\n\nbox\n\nouter rest")
        #expect(document == TextDocument(form: .openDocument, words: 9, leftOut: ["footers", "footnotes"]))
        let headed = styles.replacing("<style:header-left>", with: "<style:header-left>x")
        #expect(try read(HandmadeZIP.openDocument(content, styles: headed)).document.leftOut.contains("headers"))
    }

    @Test("What cannot be read is refused in words that say what it is")
    func refused() {
        let parts: [(name: String, content: [UInt8])] = [("a.txt", [1])]
        for (bytes, code, words) in [
            (HandmadeZIP.archive(parts), .unsupportedMedia, "Unpack it"),
            (HandmadeZIP.archive(parts, flags: 1), .unsupportedMedia, "password"),
            (HandmadeZIP.archive([("xl/workbook.xml", [1])]), .unsupportedMedia, "a spreadsheet"),
            (HandmadeZIP.archive([("ppt/presentation.xml", [1])]), .unsupportedMedia, "a presentation"),
            (HandmadeZIP.archive([("mimetype", Array("application/epub+zip".utf8))]), .unsupportedMedia, "an e-book"),
            (HandmadeZIP.archive(parts + parts), .unsupportedMedia, "damaged"),
            (HandmadeZIP.word("<w:p/>"), .emptyFile, "shows no text"),
            (HandmadeZIP.word("<w:p><w:r><w:t>cut"), .unprocessableMedia, "a part of it is damaged"),
            (HandmadeZIP.word("</w:body></w:document></w:x><w:p>"), .unprocessableMedia, "a part of it is damaged"),
            (Self.encrypted, .unsupportedMedia, "protected by a password"),
            (Self.encryptedText, .unsupportedMedia, "protected by a password"),
        ] as [([UInt8], MediaError.Code, String)] {
            let error = refusal(bytes)
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words): \(error as Any)")
        }
    }

    /// What Office writes for a document with a password: a file of sectors, a stream of which is called so.
    private static var encrypted: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 2048)
        bytes.replaceSubrange(0..<8, with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        (bytes[30], bytes[48]) = (9, 1)
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        bytes.replaceSubrange(1024 + 128..<1024 + 128 + name.count, with: name)
        return bytes
    }

    private static var encryptedText: [UInt8] {
        HandmadeZIP.archive([
            ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
            ("META-INF/manifest.xml", Array("<manifest:encryption-data/>".utf8)), ("content.xml", [1, 2]),
        ])
    }

    @Test("A document with more text, elements or bytes than are accepted is refused, however small it is packed")
    func bombs() throws {
        let paragraph = "<w:p><w:r><w:t>words </w:t></w:r></w:p>"
        #expect(refusal(HandmadeZIP.word(String(repeating: paragraph, count: 1000)), most: 4000)?.code == .tooLarge)
        let deep = String(repeating: "<w:p>", count: 5000) + "x" + String(repeating: "</w:p>", count: 5000)
        #expect(refusal(HandmadeZIP.word(deep))?.code == .unprocessableMedia)
        // A million empty elements, and none of them a text.
        #expect(refusal(HandmadeZIP.word(String(repeating: "<w:p/>", count: 1_000_000)))?.code == .emptyFile)
        #expect(
            refusal(HandmadeZIP.word(String(repeating: " ", count: OfficeDocument.mostPartBytes)))?.code == .tooLarge)
        let entities = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
        #expect(refusal(HandmadeZIP.word(entities + paragraph.replacing("words", with: "&b;&b;"))) == nil)
        let lying = HandmadeZIP.archive([("[Content_Types].xml", [1, 2, 3])], stated: 1 << 31)
        #expect(refusal(lying)?.code == .unsupportedMedia)
    }

    @Test("Cut or changed anywhere, a document is read to an end")
    func damage() throws {
        for name in ["words.docx", "words.odt"] {
            let whole = try Fixture.bytes(name)
            for place in stride(from: 4, to: whole.count, by: max(1, whole.count / 150)) {
                _ = refusal(Array(whole[..<place]))
                var changed = whole
                changed[place] ^= 0xff
                _ = refusal(changed)
            }
        }
    }
}
