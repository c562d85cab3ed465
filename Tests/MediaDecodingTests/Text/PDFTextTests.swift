import DecoderWire
import DetectionCore
import TestSupport
import Testing

@testable import MediaDecoding

@Suite("Texts of PDF documents", .timeLimit(.minutes(20)))
struct PDFTextTests {
    private let pool = DecoderPool(size: 1)

    private func read(_ bytes: [UInt8], _ limits: DecodeLimits = DecodeLimits()) async throws -> (
        text: String, document: TextDocument
    ) {
        let file = try MediaFile(sealed: bytes)
        #expect(try Sniffer.format(of: file) == .pdf)
        let pool = limits == DecodeLimits() ? pool : DecoderPool(size: 1, limits: limits)
        return try PDFText.read(try await pool.document(file), limits: limits)
    }

    private static let prose = [
        "A line that reaches the right edge of what is written on this page, as most of them do in any",
        "paragraph, until one is shorter.",
        "Another one begins here, whose last word is cut at the end of the line by a hyphen, as if manipu-",
        "lated, and a well-known compound is spelt with its hyphen where it is cut too: it is so well-",
        "known.",
    ]

    @Test("Lines are put together to paragraphs, and words that were cut at the end of a line are whole again")
    func paragraphs() async throws {
        let (text, document) = try await read(
            HandmadePDF.document([HandmadePDF.lines(["A heading"], y: 730, size: 18) + HandmadePDF.lines(Self.prose)]))
        #expect(
            text == """
                A heading

                A line that reaches the right edge of what is written on this page, as most of them do in any paragraph, until one \
                is shorter.

                Another one begins here, whose last word is cut at the end of the line by a hyphen, as if manipulated, and a \
                well-known compound is spelt with its hyphen where it is cut too: it is so well-known.
                """)
        #expect(
            document
                == TextDocument(
                    form: .pdf, words: TextDocument.words(in: text), leftOut: [], pages: 1, pageStarts: [0]))
    }

    @Test("A paragraph goes on over the end of a page, and each page says where it begins")
    func pages() async throws {
        let (text, document) = try await read(
            HandmadePDF.document([
                HandmadePDF.lines(
                    Self.prose + ["The last line of the first page reaches the right edge of it and does not end with"]),
                HandmadePDF.lines(["a full stop, \u{2022}but here."]), "",
                HandmadePDF.lines(["Another page has one line."]),
            ]))
        #expect(text.contains("does not end with a full stop"))
        let starts = try #require(document.pageStarts)
        #expect(document.pages == 4 && starts.count == 4 && starts[0] == 0)
        let scalars = text.unicodeScalars
        #expect(String(scalars.dropFirst(starts[1])).hasPrefix("a full stop"))
        #expect(String(scalars.dropFirst(starts[3])) == "Another page has one line.")
        #expect(starts[2] <= starts[3] && starts[2] > starts[1])
    }

    @Test("Headers, footers and page numbers that come again are left out, the same words amid a page are not")
    func runningLines() async throws {
        let (text, document) = try await read(
            HandmadePDF.document(
                (1...4).map { page in
                    HandmadePDF.lines(["The Journal of Things, volume \(page)"], y: 760, size: 9)
                        + HandmadePDF.lines(
                            [
                                "This is the text of one page of a few, number \(page), and no other.", "Page 3",
                            ], y: 600)
                        + HandmadePDF.lines(["\(page + 16)"], x: 300, y: 40, size: 9)
                }))
        #expect(!text.contains("Journal") && !text.contains("17") && !text.contains("20"))
        #expect(text.ranges(of: "Page 3").count == 4)
        #expect(document.leftOut == ["footers", "headers"])
        let short = try await read(
            HandmadePDF.document([HandmadePDF.lines(["Only one page."]) + HandmadePDF.lines(["- 1 -"], x: 300, y: 40)]))
        #expect(short.text == "Only one page." && short.document.leftOut == ["footers"])
    }

    @Test("Headers whose words change from page to page are known by their place")
    func changingHeaders() async throws {
        let names = ["Origins", "Methods", "Results", "Thoughts"]
        let (text, document) = try await read(
            HandmadePDF.document(names.map { HandmadePDF.lines([$0], y: 750, size: 9) + HandmadePDF.lines(Self.prose) })
        )
        #expect(names.allSatisfy { !text.contains($0) } && document.leftOut == ["headers"])
    }

    @Test(
        "A line ends where the next character stands back below it, whether or not anybody says so; raised digits stay")
    func lineEnds() {
        var characters: [DocumentWire.Character] = []
        func write(_ text: String, x: Float, baseline: Float, size: Float = 10) {
            for (index, scalar) in text.unicodeScalars.enumerated() {
                let left = x + Float(index) * size / 2
                characters.append(
                    DocumentWire.Character(
                        scalar: scalar.value, flags: [], left: left, right: left + size / 2, baseline: baseline,
                        size: size))
            }
        }
        write("A long line of words", x: 72, baseline: 100)
        write("2", x: 172, baseline: 96, size: 6)
        write("goes on, 1990-", x: 72, baseline: 112)
        write("1995.", x: 72, baseline: 124)
        let page = PageText(DecodedDocument.Page(width: 612, height: 792, characters: characters))
        #expect(page.lines.map(\.text) == ["A long line of words2", "goes on, 1990", "1995."])
        #expect(page.lines.map(\.isCut) == [false, true, false])
        #expect(PageProse([page.lines]).text == "A long line of words2 goes on, 1990-1995.")
    }

    @Test("Entries of a list of contents stand by themselves, without the dots that lead to their pages")
    func contents() async throws {
        let lines = [
            "1 Introduction . . . . . . . . . . . 1", "1.1 Why........................ 2", "An end.... and more",
        ]
        let (text, _) = try await read(HandmadePDF.document([HandmadePDF.lines(lines, y: 600)]))
        #expect(text == "1 Introduction 1\n\n1.1 Why 2\n\nAn end.... and more")
    }

    @Test("The second column comes after the first")
    func columns() async throws {
        let left = ["The left column begins like", "this, goes on and ends with-", "out a stop in the middle of a"]
        let right = ["sentence that the right one", "brings to its end."]
        let (text, _) = try await read(
            HandmadePDF.document([HandmadePDF.lines(left) + HandmadePDF.lines(right, x: 330)]))
        #expect(
            text == """
                The left column begins like this, goes on and ends without a stop in the middle of a sentence that the right one \
                brings to its end.
                """)
    }

    @Test("What is not painted, too small to see, or beside the page is left out; white letters are read")
    func hidden() async throws {
        let parts = [
            HandmadePDF.lines(["Plain words."]), HandmadePDF.lines(["not painted"], y: 600, mode: 3),
            HandmadePDF.lines(["transparent"], y: 580, before: "/Clear gs"),
            HandmadePDF.lines(["tiny"], y: 560, size: 0.4),
            HandmadePDF.lines(["beside"], x: 700, y: 540), HandmadePDF.lines(["below"], y: -40),
        ]
        let (text, document) = try await read(HandmadePDF.document([parts.joined()]))
        #expect(text == "Plain words." && document.leftOut == ["hidden"])
        let white = try await read(HandmadePDF.document([HandmadePDF.lines(["White words."], before: "1 g")]))
        #expect(white.text == "White words.")
    }

    @Test("Of a scan the words are read that a program laid under its image, and the document says so")
    func recognized() async throws {
        let page = HandmadePDF.image + HandmadePDF.lines(["Recognised words of a page that was scanned."], mode: 3)
        let stamp = HandmadePDF.lines(["Stamp"], y: 400)
        let (text, document) = try await read(HandmadePDF.document([page + stamp, HandmadePDF.lines(["Written."])]))
        #expect(text.contains("Recognised words") && text.contains("Stamp") && text.contains("Written."))
        #expect(document.recognizedPages == 1 && document.leftOut == ["pictures"])
    }

    @Test("A scan without words, a document without any, and letters that nobody knows are refused with what to do")
    func refused() async throws {
        let cases: [([UInt8], MediaError.Code, String)] = [
            (
                HandmadePDF.document([HandmadePDF.image]), .emptyFile,
                "images of pages and no text. Hand in the pages as images"
            ),
            (HandmadePDF.document([""]), .emptyFile, "shows no text"),
            (
                HandmadePDF.document([HandmadePDF.lines(["\\001\\002\\003\\004\\005\\006"], font: "F2")]),
                .unprocessableMedia, "shapes"
            ),
        ]
        for (bytes, code, words) in cases {
            let error = await #expect(throws: MediaError.self) { try await read(bytes) }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words)")
        }
    }

    @Test("Letters drawn as one are spelt, and characters beyond the first plane are whole")
    func letters() async throws {
        let table = "<01> <FB01> endbfchar 1 beginbfchar <02> <D83DDE00>"
        let (text, _) = try await read(
            HandmadePDF.document([HandmadePDF.lines(["\\001\\002\\001"], font: "F2")], letters: table))
        #expect(text == "fi\u{1f600}fi")
    }

    @Test("Pages that are turned are read upright; what stands sideways on an upright page is left out")
    func turned() async throws {
        let sideways = { (words: String) in "BT /F1 11 Tf 0 1 -1 0 100 100 Tm (\(words)) Tj ET\n" }
        let upright = try await read(
            HandmadePDF.document([HandmadePDF.lines(["Upright words that are most."]) + sideways("A stamp")]))
        #expect(upright.text == "Upright words that are most." && upright.document.leftOut == ["sideways"])
        let all = try await read(HandmadePDF.document([sideways("All of it is sideways.")]))
        #expect(all.text == "All of it is sideways." && all.document.leftOut == [])
        let turned = try await read(HandmadePDF.document([sideways("A page turned.")], page: "/Rotate 90"))
        #expect(turned.text == "A page turned." && turned.document.leftOut == [])
    }

    @Test("What stands beside the text is named: attachments, scripts, fields, comments")
    func beside() async throws {
        let catalog = """
            /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> /JavaScript << /Names [(s) 12 0 R] >> >>
            /AcroForm << /Fields [14 0 R] >>
            """
        let objects = [
            "<< /Type /Filespec /F (sums.csv) /UF (sums.csv) /EF << /F 11 0 R >> >>",
            HandmadePDF.stream("1,2", "/Type /EmbeddedFile"), "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
            "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A note) >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Typed) /Rect [0 0 9 9] >>",
        ]
        let (text, document) = try await read(
            HandmadePDF.document(
                [HandmadePDF.lines(["Words."])], page: "/Annots [13 0 R]", catalog: catalog, objects: objects))
        #expect(text == "Words." && document.attachments == ["sums.csv"])
        #expect(document.leftOut == ["attachments", "comments", "fields", "scripts"])
    }

    @Test("A document with a password is refused, one that only forbids to copy is read")
    func passwords() async throws {
        let error = await #expect(throws: DecodeError.self) { try await read(Fixture.bytes("locked.pdf")) }
        #expect(error?.code == .unsupported && error?.message.contains("protected by a password") == true)
        #expect(try await read(Fixture.bytes("restricted.pdf")).text == "Words behind a lock.")
    }

    @Test("Of more text than is accepted the first pages are read, and more than that on the first page is refused")
    func limits() async throws {
        var limits = DecodeLimits()
        limits.maxTextBytes = 1000
        let bytes = HandmadePDF.document(Array(repeating: HandmadePDF.lines(Self.prose), count: 20))
        let (text, document) = try await read(bytes, limits)
        #expect(document.pages == 20 && document.pageStarts?.count == 3 && text.utf8.count < 1000)
        limits.maxTextBytes = 100
        let error = await #expect(throws: MediaError.self) { try await read(bytes, limits) }
        #expect(error?.code == .tooLarge)
    }

    @Test("The mark may stand behind other bytes of a file that ends as PDF does; a text about it stays a text")
    func marks() async throws {
        let bytes = Array("junk\r\n\r\n".utf8) + HandmadePDF.document([HandmadePDF.lines(["Words."])])
        #expect(try await read(bytes).text == "Words.")
        #expect(try Sniffer.format(of: MediaFile(bytes: Array("Files start with %PDF-1.7, and so on.".utf8))) == .text)
    }

    @Test("Without its library a document is refused with what to do")
    func missing() throws {
        let order = DecodeOrder(format: .pdf, operation: .document(characters: 9), limits: DecodeLimits())
        let outcome = try DecodeReply(number: 1, status: .missing).outcome(of: order, memory: PassedDescriptor(nil))
        guard case .failure(let error) = outcome else {
            Issue.record("It was decoded.")
            return
        }
        #expect(error.code == .unsupported && error.message.contains("./setup"))
    }
}
