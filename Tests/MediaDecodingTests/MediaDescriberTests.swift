import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing a medium before it is decoded", .timeLimit(.minutes(20)))
struct MediaDescriberTests {
    @Test(
        "A picture has its kind, format, digest and upright size",
        arguments: [
            "plain.jpg", "progressive.jpg", "orientation6.jpg", "cmyk.jpg", "grey.jpg", "plain.png",
            "deep.png",
            "plain.webp", "animated.webp", "orientation6.webp", "plain.gif", "plain.tiff", "plain.avif",
            "orientation6.avif",
        ])
    func describesPictures(name: String) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.kind == .image)
        #expect(description.width == 48 && description.height == 32)
        #expect(description.sha256.count == 64)
    }

    @Test(
        "A picture in HEIF is as large as its primary item once it is cropped and turned, not as its largest item"
    )
    func primaryItem() async throws {
        let size = { (width: Int, height: Int) in
            HandmadeISO.box(
                "ispe", HandmadeISO.big(0, 4) + HandmadeISO.big(width, 4) + HandmadeISO.big(height, 4))
        }
        let crop = [300, 1, 100, 1, 0, 1, 0, 1].flatMap { HandmadeISO.big($0, 4) }
        let properties =
            size(64, 64) + size(4000, 3000) + size(480, 320) + HandmadeISO.box("clap", crop)
            + HandmadeISO.box("irot", [3])
        // Item 1 has the first two, item 2 the others.
        let lists =
            HandmadeISO.big(0, 4) + HandmadeISO.big(2, 4) + [0, 1, 2, 1, 2] + [0, 2, 3, 3, 0x84, 0x85]
        let meta =
            HandmadeISO.big(0, 4) + HandmadeISO.box("pitm", HandmadeISO.big(0, 4) + [0, 2])
            + HandmadeISO.box(
                "iprp", HandmadeISO.box("ipco", properties) + HandmadeISO.box("ipma", lists))
        let file =
            HandmadeISO.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0]) + HandmadeISO.box("meta", meta)
        let description = try await MediaDescriber.describe(MediaFile(bytes: file))
        #expect(description.width == 100 && description.height == 300)
        // Places beyond the properties, and lists beyond the file, leave the largest.
        for lie in [file.dropLast(3).map(\.self), file.dropLast(6) + [0, 1, 0, 0, 0, 0]] {
            #expect(try await MediaDescriber.describe(MediaFile(bytes: Array(lie))).width != nil)
        }
    }

    @Test("An item without width or height, cropped or turned, has no size", arguments: [(0, 30), (30, 0), (0, 0)])
    func emptyItem(width: Int, height: Int) async throws {
        let size = HandmadeISO.big(0, 4) + HandmadeISO.big(width, 4) + HandmadeISO.big(height, 4)
        let crop = [10, 1, 10, 1, 0, 1, 0, 1].flatMap { HandmadeISO.big($0, 4) }
        let properties =
            HandmadeISO.box("ispe", size) + HandmadeISO.box("clap", crop) + HandmadeISO.box("irot", [1])
        let lists = HandmadeISO.big(0, 4) + HandmadeISO.big(1, 4) + [0, 1, 3, 1, 2, 3]
        let meta =
            HandmadeISO.big(0, 4) + HandmadeISO.box("pitm", HandmadeISO.big(0, 4) + [0, 1])
            + HandmadeISO.box("iprp", HandmadeISO.box("ipco", properties) + HandmadeISO.box("ipma", lists))
        let file =
            HandmadeISO.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0]) + HandmadeISO.box("meta", meta)
        let error = await #expect(throws: MediaError.self) {
            try await MediaDescriber.describe(MediaFile(bytes: file))
        }
        #expect(error?.code == .unprocessableMedia)
    }

    @Test("The digest is SHA-256 of the bytes")
    func digest() async throws {
        let description = try await MediaDescriber.describe(MediaFile(bytes: Array("abc".utf8)))
        #expect(
            description.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(description.kind == .text && description.format == .text && description.bytes == 3)
        #expect(description.width == nil && description.height == nil)
    }

    @Test("30,000 × 30,000 declared pixels are refused with the limit named")
    func declaredTooLarge() async throws {
        let file = try MediaFile(bytes: HandmadePNG.header(width: 30_000, height: 30_000))
        let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
        #expect(error?.code == .tooLarge)
        #expect(
            error?.message.contains("30000 × 30000") == true
                && error?.message.contains("100000000") == true)
    }

    @Test("Sizes that overflow are refused", arguments: [UInt32.max, 1])
    func overflowing(height: UInt32) async throws {
        let file = try MediaFile(bytes: HandmadePNG.header(width: .max, height: height))
        let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
        #expect(error?.code == .tooLarge)
    }

    @Test("A container without a picture size is unprocessable")
    func withoutSize() async throws {
        let files: [[UInt8]] = [
            [0xff, 0xd8, 0xff, 0xe0], [0xff, 0xd8, 0xff, 0xd9],
            Array(HandmadePNG.header(width: 1, height: 1).prefix(12)),
            HandmadePNG.header(width: 0, height: 5), Array("GIF89a".utf8),
            Array("RIFF\0\0\0\0WEBPVP8 ".utf8),
            Array("II*\0\u{8}\0\0\0\0\0".utf8), Array("\0\0\0\u{10}ftypheic\0\0\0\0".utf8),
        ]
        for bytes in files {
            let error = await #expect(throws: MediaError.self) {
                try await MediaDescriber.describe(MediaFile(bytes: bytes))
            }
            #expect(error?.code == .unprocessableMedia, "\(bytes)")
        }
    }

    @Test(
        "No cut of a picture traps, and each is a description or a typed error",
        arguments: [
            "orientation6.jpg", "plain.png", "animated.webp", "plain.gif", "plain.tiff", "plain.heic",
            "plain.avif",
        ])
    func everyCut(name: String) async throws {
        let whole = try Fixture.bytes(name)
        for cut in 1..<whole.count {
            do {
                let description = try await MediaDescriber.describe(
                    MediaFile(bytes: Array(whole.prefix(cut))))
                #expect(description.bytes == cut)
            } catch {
                #expect([.unprocessableMedia, .unsupportedMedia].contains(error.code))
            }
        }
    }

    @Test("A text of 5 MB in one line is too large, a shorter one is not")
    func longLine() async throws {
        let line = [UInt8](repeating: 0x61, count: 5_000_000)
        let error = await #expect(throws: MediaError.self) {
            try await MediaDescriber.describe(MediaFile(bytes: line))
        }
        #expect(error?.code == .tooLarge)
        let short = try await MediaDescriber.describe(MediaFile(bytes: Array(line.prefix(1_000_000))))
        #expect(short.kind == .text)
    }

    @Test("A picture above the byte limit is refused")
    func byteLimit() async throws {
        var limits = DecodeLimits()
        limits.maxBytes = 100
        let error = await #expect(throws: MediaError.self) {
            try await MediaDescriber.describe(Fixture.file("plain.jpg"), limits: limits)
        }
        #expect(error?.code == .tooLarge)
    }
}
