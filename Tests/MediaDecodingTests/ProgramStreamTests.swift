import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing MPEG programme streams", .timeLimit(.minutes(20)))
struct ProgramStreamTests {
    @Test(
        "Tracks and length are found in files of both editions",
        arguments: [("clip.mpg", ["mpeg1", "mp2"]), ("clip.vob", ["mpeg2", "ac3"])])
    func real(name: String, codecs: [String]) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.format == .mpg && description.kind == .video && description.width == nil)
        #expect(Set(description.tracks?.map(\.codec) ?? []) == Set(codecs))
        // A packet of this little film is half a second, and only its first picture has a time.
        #expect(abs(try #require(description.duration) - 3) < 0.6)
    }

    @Test("Time stamps of both editions are read, and recordings put together are as long as their parts")
    func stamps() async throws {
        let times = [0, 90_000, 180_000, 1 << 32, 1 << 32 + 90_000, 0, 90_000]
        for (pack, packet) in [
            (HandmadeProgram.pack, { HandmadeProgram.packet(0xe0, at: $0) }),
            (HandmadeProgram.firstPack, { HandmadeProgram.firstPacket(0xe0, at: $0) }),
        ] as [([UInt8], (Int) -> [UInt8])] {
            let bytes = pack + times.flatMap(packet)
            let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
            #expect(description.duration == 4)
            #expect(description.tracks?.first?.codec == (pack == HandmadeProgram.pack ? "mpeg2" : "mpeg1"))
        }
    }

    @Test("The map of the streams and the first bytes of private data name codecs; subtitles only count")
    func codecs() async throws {
        let privates = [0x80, 0x89, 0xa0, 0x20].flatMap { HandmadeProgram.packet(0xbd, at: 0, [UInt8($0)]) }
        let bytes =
            HandmadeProgram.pack + HandmadeProgram.map([(0xe0, 0x1b), (0xc0, 0x0f)])
            + HandmadeProgram.packet(0xe0, at: 0) + HandmadeProgram.packet(0xc0, at: 0) + privates
        let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
        #expect(description.tracks?.map(\.codec) == ["h264", "aac", "ac3", "dts", "pcm"])
    }

    @Test("More streams, more seconds than allowed, only sound, nothing at all: refused")
    func refused() async throws {
        let many = (0..<200).flatMap { HandmadeProgram.packet(0xbd, at: 0, [UInt8($0)]) }
        let long = (0...402).flatMap { HandmadeProgram.packet(0xe0, at: $0 * 9 * 90_000) }
        for (packets, code, words) in [
            (many, MediaError.Code.tooLarge, "200 tracks"), (long, .tooLarge, "length"),
            (HandmadeProgram.packet(0xc0, at: 0), .unprocessableMedia, "holds only sound"),
            ([], .unprocessableMedia, "declares no video track"),
        ] {
            let file = try MediaFile(bytes: HandmadeProgram.pack + packets)
            let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words)")
        }
    }

    @Test("Junk between packets is stepped over, up to a megabyte of it")
    func junk() async throws {
        let first = HandmadeProgram.pack + HandmadeProgram.packet(0xe0, at: 0)
        let last = HandmadeProgram.packet(0xe0, at: 90_000)
        let short = first + [UInt8](repeating: 0, count: 5000) + last
        #expect(try await MediaDescriber.describe(MediaFile(bytes: short)).duration == 1)
        let long = first + [UInt8](repeating: 7, count: 2 << 20) + last
        #expect(try await MediaDescriber.describe(MediaFile(bytes: long)).duration == nil)
    }

    @Test("Packets and maps whose lengths lie neither trap nor loop", arguments: [0, 1, 0xffff])
    func lyingLengths(length: Int) async throws {
        let whole =
            HandmadeProgram.pack + HandmadeProgram.wrap(0xbc, [0xe0, 0xff, 0xff, 0xff, 0, 9], length: length)
            + HandmadeProgram.packet(0xe0, at: 0, length: length) + HandmadeProgram.packet(0xe0, at: 90_000)
        for count in 5...whole.count {
            do {
                let description = try await MediaDescriber.describe(MediaFile(bytes: Array(whole.prefix(count))))
                #expect(description.format == .mpg)
            } catch {
                #expect(error.code == .unprocessableMedia)
            }
        }
    }
}
