import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Decoding pictures in another process", .timeLimit(.minutes(20)))
struct DecoderPoolTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "Every accepted kind of picture comes out upright, in sRGB, with its size",
        arguments: [
            "plain.jpg", "progressive.jpg", "orientation6.jpg", "plain.png", "deep.png", "plain.webp", "plain.tiff",
            "plain.gif", "plain.avif", "plain.heic", "animated.gif", "animated.webp",
        ])
    func decodesTheScene(name: String) async throws {
        let image = try await decode(name)
        let scale = name == "plain.heic" ? 2 : 1
        #expect(image.width == 48 * scale && image.height == 32 * scale)
        #expect(near(pixel(image, 3 * scale, 3 * scale), [255, 255, 255], 24), "the white square is upper left")
        #expect(near(pixel(image, 15 * scale, 20 * scale), [220, 30, 30], 24), "the left half is red")
        #expect(near(pixel(image, 40 * scale, 20 * scale), [30, 30, 220], 24), "the right half is blue")
    }

    @Test("A CMYK picture is printed red, blue and white, as far as ink goes")
    func cmykBecomesRGB() async throws {
        let image = try await decode("cmyk.jpg")
        let (red, blue) = (pixel(image, 15, 20), pixel(image, 40, 20))
        #expect(near(pixel(image, 3, 3), [255, 255, 255], 8))
        #expect(red[0] > red[1] + 80 && red[0] > red[2] + 80, "\(red)")
        #expect(blue[2] > blue[0] + 40 && blue[2] > blue[1] + 40, "\(blue)")
    }

    @Test("A grey picture gets three equal channels")
    func greyBecomesRGB() async throws {
        let image = try await decode("grey.jpg")
        let grey = pixel(image, 15, 20)
        #expect(grey[0] == grey[1] && grey[1] == grey[2])
        #expect(abs(grey[0] - 87) < 8)
    }

    @Test("An embedded profile is applied")
    func appliesProfile() async throws {
        let image = try await decode("profile.jpg")
        let colour = pixel(image, 15, 20)
        #expect(colour[1] > colour[0] + 80, "the profile exchanges red and green, got \(colour)")
    }

    @Test("Transparent parts are white")
    func flattensOnWhite() async throws {
        let image = try await decode("alpha.png")
        #expect(pixel(image, 40, 20) == [255, 255, 255])
        #expect(pixel(image, 15, 20) == [220, 30, 30])
    }

    @Test("A single pixel is a picture")
    func onePixel() async throws {
        let image = try await decode("one.png")
        #expect(image.width == 1 && image.height == 1)
        #expect(pixel(image, 0, 0) == [220, 30, 30])
    }

    @Test("Frames are counted", arguments: ["animated.gif", "animated.webp"])
    func countsFrames(name: String) async throws {
        #expect(try await decode(name).frames == 3)
    }

    @Test("A still picture has one frame", arguments: ["plain.jpg", "plain.png", "plain.gif"])
    func oneFrame(name: String) async throws {
        #expect(try await decode(name).frames == 1)
    }

    @Test(
        "A medium in sealed memory decodes like its file",
        arguments: ["plain.jpg", "plain.png", "plain.gif", "plain.tiff", "plain.webp", "plain.avif", "plain.heic"])
    func sealedMemory(name: String) async throws {
        let file = try MediaFile(sealed: Fixture.bytes(name))
        let sealed = try await pool.image(file, format: try Sniffer.format(of: file))
        let image = try await decode(name)
        #expect(sealed.withPixels { Array($0) } == image.withPixels { Array($0) })
    }

    @Test("A text in memory never reaches a decoder")
    func memoryIsRefused() async throws {
        let file = try MediaFile(bytes: Array("words".utf8))
        await #expect(throws: DecodeError(.unsupported, "Only picture files are decoded.")) {
            try await pool.image(file, format: .jpeg)
        }
        #expect(pool.processIDs.isEmpty)
    }

    @Test("A decoder that is not there is said to be unavailable")
    func missingExecutable() async throws {
        let pool = DecoderPool(executable: "/nowhere/touchstone-decoder", size: 1)
        let error = await #expect(throws: DecodeError.self) {
            try await pool.image(try Fixture.file("plain.jpg"), format: .jpeg)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.reason == .decoderFailed)
    }

    private func decode(_ name: String) async throws -> DecodedImage {
        let file = try Fixture.file(name)
        return try await pool.image(file, format: try Sniffer.format(of: file))
    }

    private func pixel(_ image: DecodedImage, _ x: Int, _ y: Int) -> [Int] {
        image.withPixels { pixels in (0..<3).map { Int(pixels[(y * image.width + x) * 3 + $0]) } }
    }

    private func near(_ colour: [Int], _ expected: [Int], _ tolerance: Int) -> Bool {
        zip(colour, expected).allSatisfy { abs($0 - $1) <= tolerance }
    }
}
