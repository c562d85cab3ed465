import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Damaged and oversized pictures", .timeLimit(.minutes(20)))
struct DamagedPictureTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A picture cut at any of eight places is a typed result, and the next one is decoded",
        arguments: ["plain.jpg", "plain.png", "plain.webp", "plain.gif", "plain.tiff", "plain.heic", "plain.avif"])
    func truncated(name: String) async throws {
        let folder = try TemporaryFolder()
        let whole = try Fixture.bytes(name)
        let format = try Sniffer.format(of: try Fixture.file(name))
        for eighth in 0..<8 {
            let cut = max(1, whole.count * eighth / 8)
            let file = try MediaFile(path: try folder.write(whole.prefix(cut), to: "cut"))
            do {
                let image = try await pool.image(file, format: format)
                // Some formats keep padding or notes at the end: what is left must then be the whole picture.
                #expect(image.width % 48 == 0 && image.height % 32 == 0)
                #expect(eighth >= 4)
            } catch {
                let code = error.code
                #expect(code == .malformed || code == .unsupported, "\(name) at \(cut): \(error)")
            }
        }
        let file = try Fixture.file(name)
        #expect(try await pool.image(file, format: format).frames == 1)
    }

    @Test("A cut JPEG is called damaged, not shown half grey", arguments: 1..<8)
    func truncatedJPEG(eighth: Int) async throws {
        let folder = try TemporaryFolder()
        let whole = try Fixture.bytes("plain.jpg")
        let file = try MediaFile(path: try folder.write(whole.prefix(whole.count * eighth / 8)))
        let error = await #expect(throws: DecodeError.self) { try await pool.image(file, format: .jpeg) }
        #expect(error?.code == .malformed)
        #expect(error?.message.hasPrefix("The picture is damaged: ") == true)
    }

    @Test("The loader is the one asked for, whatever the bytes are")
    func wrongLoader() async throws {
        let error = await #expect(throws: DecodeError.self) {
            try await pool.image(try Fixture.file("plain.png"), format: .jpeg)
        }
        #expect(error?.code == .malformed)
    }

    @Test("Too many declared pixels are refused by the decoder too, from the header")
    func declaredTooLarge() async throws {
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: try folder.write(HandmadePNG.header(width: 30_000, height: 30_000)))
        let error = await #expect(throws: DecodeError.self) { try await pool.image(file, format: .png) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.message.contains("30000 × 30000") == true)
        #expect(error?.reason == .limitExceeded)
    }

    @Test("A picture that needs more memory than allowed fails with the limit's name; a small one is decoded after it")
    func memoryLimit() async throws {
        var limits = DecodeLimits()
        limits.memoryBytes = 1 << 30
        limits.maxPixels = 1_000_000_000
        let pool = DecoderPool(size: 1, limits: limits)
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: try folder.write(HandmadePNG.header(width: 20_000, height: 20_000)))
        let error = await #expect(throws: DecodeError.self) { try await pool.image(file, format: .png) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.message.contains("1024 MiB") == true)
        #expect(try await pool.image(try Fixture.file("plain.png"), format: .png).width == 48)
    }

    @Test("A file above the byte limit is not sent at all")
    func byteLimit() async throws {
        var limits = DecodeLimits()
        limits.maxBytes = 100
        let pool = DecoderPool(size: 1, limits: limits)
        let error = await #expect(throws: DecodeError.self) {
            try await pool.image(try Fixture.file("plain.jpg"), format: .jpeg)
        }
        #expect(error?.code == .limitExceeded)
        #expect(pool.processIDs.isEmpty)
    }
}
