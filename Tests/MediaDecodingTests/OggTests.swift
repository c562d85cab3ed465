import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Ogg files with pictures, and such as were put together", .timeLimit(.minutes(20)))
struct OggTests {
    @Test("Theora beside Vorbis is a video with its size, its rate and its length")
    func video() async throws {
        let description = try await MediaDescriber.describe(Fixture.file("clip.ogv"))
        #expect(description.format == .ogv && description.kind == .video)
        #expect(description.width == 64 && description.height == 48)
        #expect(description.tracks?.map(\.codec) == ["theora", "vorbis"])
        #expect(description.tracks?.first?.frameRate == 10 && abs((description.duration ?? 0) - 3) < 0.15)
    }

    @Test("Theora alone is a video too, as long as its frames")
    func picturesAlone() async throws {
        // The stream of the first page, the pictures.
        let whole = try Fixture.bytes("clip.ogv")
        let pages = pages(of: whole)
        let serial = whole[14..<18]
        let alone = pages.filter { whole[$0.lowerBound + 14..<$0.lowerBound + 18].elementsEqual(serial) }
        let description = try await MediaDescriber.describe(MediaFile(bytes: alone.flatMap { whole[$0] }))
        #expect(description.format == .ogv && description.tracks?.map(\.codec) == ["theora"])
        #expect(abs((description.duration ?? 0) - 3) < 0.11)
    }

    @Test("A file put together from several is as long as all of them, whatever their streams are called")
    func chained() async throws {
        let first = try Fixture.bytes("tone.opus.ogg")
        var second = first
        for page in pages(of: second) { second[page.lowerBound + 15] ^= 0x55 }
        for bytes in [first + first, first + second, first + second + first] {
            let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
            let links = Double(bytes.count / first.count)
            #expect(abs((description.duration ?? 0) - 0.5 * links) < 0.05)
            #expect(description.tracks?.count == 1)
        }
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(first + first))
        #expect(abs(try await DecoderPool(size: 1).audio(file, format: .ogg).duration - 1) < 0.1)
    }

    @Test("A stream that was joined while it ran is as long as what was recorded of it")
    func joined() async throws {
        var bytes = try Fixture.bytes("tone.vorbis.ogg")
        for page in pages(of: bytes) where bytes[page.lowerBound + 6..<page.lowerBound + 14].contains(where: { $0 > 0 })
        {
            bytes[page.lowerBound + 9] = 1
        }
        let duration = try #require(try await MediaDescriber.describe(MediaFile(bytes: bytes)).duration)
        #expect(duration < 0.6)
    }

    /// The pages of a file, one after the other.
    private func pages(of bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        while position + 27 <= bytes.count {
            let segments = Int(bytes[position + 26])
            let size = 27 + segments + bytes[position + 27..<position + 27 + segments].reduce(0) { $0 + Int($1) }
            found.append(position..<position + size)
            position += size
        }
        return found
    }
}
