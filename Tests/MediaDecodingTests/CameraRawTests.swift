import DetectionCore
import MediaDecoding
import Testing

@Suite("Camera raw files, and TIFF files with more than one picture", .timeLimit(.minutes(20)))
struct CameraRawTests {
    private static let preview = HandmadeTIFF.picture(160, 120, kind: 1)
    private static let sensor = HandmadeTIFF.picture(6000, 4000, colours: 32_803)

    @Test("A preview in front of the values of a sensor is not taken for the picture: inside, beside and on its own")
    func sensorValues() throws {
        var page = Self.preview
        page.inside = [HandmadeTIFF.picture(1600, 1200, kind: 1), Self.sensor]
        var single = Self.preview
        single.inside = [Self.sensor]
        let linear = HandmadeTIFF.picture(6000, 4000, colours: 34_892)
        for pages in [[page], [single], [Self.preview, Self.sensor], [Self.sensor], [Self.preview, linear]] {
            try expectRefusal(HandmadeTIFF.file(pages), "camera raw file (TIFF/EP")
        }
    }

    @Test("A digital negative is refused by its name")
    func negative() throws {
        var page = Self.preview
        page.entries.append((50_706, 0x0401))
        try expectRefusal(HandmadeTIFF.file([page]), "camera raw file (DNG)")
    }

    @Test(
        "Raw files of their makers' own kinds are refused by name",
        arguments: [
            (Array("II*\0\u{10}\0\0\0CR\u{2}\0".utf8), "Canon CR2"),
            (Array("\0\0\0\u{18}ftypcrx \0\0\0\u{1}".utf8), "Canon CR3"),
            (Array("II\u{1a}\0\0\0HEAPCCDR".utf8), "Canon CRW"), (Array("FUJIFILMCCD-RAW 0201".utf8), "Fujifilm RAF"),
            (Array("IIRO\u{8}\0\0\0".utf8), "Olympus ORF"), (Array("IIU\0\u{18}\0\0\0".utf8), "Panasonic RW2"),
            (Array("\0MRM\0\0".utf8), "Minolta MRW"), (Array("FOVb\0\0".utf8), "Sigma X3F"),
            (Array("II*\0\u{8}\0\0\0IIII".utf8), "Phase One IIQ"),
        ] as [([UInt8], String)])
    func makers(bytes: [UInt8], name: String) throws {
        try expectRefusal(bytes, name)
    }

    @Test(
        "A TIFF file that begins with a smaller copy of its picture is refused, one that says so of its only one is not"
    )
    func previewFirst() async throws {
        let error = await #expect(throws: MediaError.self) {
            try await describe([Self.preview, HandmadeTIFF.picture(1600, 1200)])
        }
        #expect(error?.code == .unprocessableMedia && error?.message.contains("preview") == true)
        #expect(try await describe([Self.preview]).width == 160)
    }

    @Test("Pages are counted, smaller copies of them are not")
    func pages() async throws {
        let page = HandmadeTIFF.picture(1600, 1200)
        #expect(try await describe([page]).frames == nil)
        #expect(try await describe([page, page, page]).frames == 3)
        var pyramid = page
        pyramid.inside = [HandmadeTIFF.picture(800, 600, kind: 1), HandmadeTIFF.picture(400, 300, kind: 1)]
        #expect(try await describe([pyramid, HandmadeTIFF.picture(800, 600, kind: 1)]).frames == nil)
    }

    @Test("Pages that lead back to the first, and ten thousand of them, are read once and come to an end")
    func loops() async throws {
        let page = HandmadeTIFF.picture(16, 12)
        let loop = HandmadeTIFF.file([page, page], loops: true)
        #expect(try await MediaDescriber.describe(MediaFile(bytes: loop)).frames == 2)
        #expect(try await describe(Array(repeating: page, count: 10_000)).frames == 1000)
    }

    private func describe(_ pages: [HandmadeTIFF.Directory]) async throws -> MediaDescription {
        try await MediaDescriber.describe(MediaFile(bytes: HandmadeTIFF.file(pages)))
    }

    private func expectRefusal(_ bytes: [UInt8], _ name: String) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unsupportedMedia && error?.message.contains(name) == true)
    }
}
