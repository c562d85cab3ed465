import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Pictures that say how they are to be turned", .timeLimit(.minutes(20)))
struct OrientationTests {
    private let pool = DecoderPool(size: 1)

    /// An Exif block that says nothing but an orientation.
    private static func exif(_ orientation: UInt8) -> [UInt8] {
        Array("MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}\0\0\0\u{1}".utf8) + [0, orientation, 0, 0, 0, 0, 0, 0]
    }

    /// Describes and decodes a file, both with the same size, which it returns.
    private func size(_ bytes: [UInt8], _ format: MediaFormat) async throws -> [Int] {
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        let image = try await pool.image(file, format: format)
        #expect(description.width == image.width && description.height == image.height)
        return [image.width, image.height]
    }

    @Test("A PNG is turned by what it says before its picture, or behind it", arguments: [true, false])
    func png(isBefore: Bool) async throws {
        let plain = try Fixture.bytes("plain.png")
        func inserted(_ chunk: [UInt8]) -> [UInt8] {
            // The header ends at 33, the last chunk has 12 bytes.
            let place = isBefore ? 33 : plain.count - 12
            return Array(plain[..<place]) + chunk + Array(plain[place...])
        }
        let turned = inserted(HandmadePNG.chunk("eXIf", Self.exif(6)))
        #expect(try await size(turned, .png) == [32, 48])
        #expect(try await size(inserted(HandmadePNG.chunk("eXIf", Self.exif(3))), .png) == [48, 32])
        #expect(try await size(inserted(HandmadePNG.chunk("eXIf", Self.exif(9))), .png) == [48, 32])
        var broken = HandmadePNG.chunk("eXIf", Self.exif(6))
        broken[broken.count - 1] ^= 1
        #expect(try await size(inserted(broken), .png) == [48, 32])
        // Of two the first counts.
        let two = inserted(HandmadePNG.chunk("eXIf", Self.exif(8)) + HandmadePNG.chunk("eXIf", Self.exif(1)))
        #expect(try await size(two, .png) == [32, 48])
    }

    @Test("Pixels are turned with the size")
    func pixels() async throws {
        let plain = try Fixture.bytes("plain.png")
        let chunk = HandmadePNG.chunk("eXIf", Self.exif(6))
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(plain.dropLast(12)) + chunk + Array(plain.suffix(12)))
        let turned = try await pool.image(MediaFile(path: path), format: .png)
        let stored = try await pool.image(Fixture.file("plain.png"), format: .png)
        #expect(turned.pixel(31, 0) == stored.pixel(0, 0) && turned.pixel(0, 47) == stored.pixel(47, 31))
    }

    @Test("Of two Exif segments in a JPEG the description goes by the one that the decoder turns it by")
    func jpeg() async throws {
        let plain = try Fixture.bytes("plain.jpg")
        func segment(_ orientation: UInt8) -> [UInt8] {
            let payload = Array("Exif\0\0".utf8) + Self.exif(orientation)
            return [0xff, 0xe1, 0, UInt8(payload.count + 2)] + payload
        }
        for (first, second) in [(1, 6), (6, 1), (8, 3)] as [(UInt8, UInt8)] {
            let bytes = Array(plain[..<2]) + segment(first) + segment(second) + Array(plain[2...])
            #expect(Set(try await size(bytes, .jpeg)) == [32, 48])
        }
        // Stray bytes between segments are passed over, as decoders do.
        let stray = Array(plain[..<2]) + [0xff, 0xfe, 0, 3, 1, 0, 7] + segment(6) + Array(plain[2...])
        #expect(try await size(stray, .jpeg) == [32, 48])
    }
}
