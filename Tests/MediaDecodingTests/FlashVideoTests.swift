import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing Flash videos", .timeLimit(.minutes(20)))
struct FlashVideoTests {
    @Test("The codecs are those of the first tags; the length is that of the times, wherever they begin")
    func tags() async throws {
        for start in [0, 86_400_000, (1 << 32) - 2000] {
            let times = stride(from: start, through: start + 5000, by: 500).map { $0 % (1 << 32) }
            let tags = times.flatMap { [HandmadeFLV.pictures(at: $0), HandmadeFLV.sound(at: $0)] }
            let bytes = HandmadeFLV.file([HandmadeFLV.claim(seconds: 1)] + tags)
            let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
            #expect(description.format == .flv && description.kind == .video && description.duration == 5)
            #expect(description.tracks?.map(\.codec) == ["h264", "aac"])
        }
    }

    @Test("Codecs of every edition have names, and rates where the format tells them")
    func codecs() async throws {
        let tags = [
            HandmadeFLV.pictures(at: 0, codec: [0x91] + Array("hvc1".utf8)), HandmadeFLV.sound(at: 0, codec: 0xb2),
        ]
        let tracks = try await MediaDescriber.describe(MediaFile(bytes: HandmadeFLV.file(tags))).tracks
        #expect(tracks?.map(\.codec) == ["hevc", "speex"] && tracks?.last?.sampleRate == 16_000)
        let stereo = [HandmadeFLV.pictures(at: 0, codec: [0x12]), HandmadeFLV.sound(at: 0, codec: 0x2f)]
        let others = try await MediaDescriber.describe(MediaFile(bytes: HandmadeFLV.file(stereo))).tracks
        #expect(others?.map(\.codec) == ["flv1", "mp3"])
        #expect(others?.last?.sampleRate == 44_100 && others?.last?.channels == 2)
    }

    @Test("What a note claims of the length counts neither here nor in the decoder", arguments: [1e300, .nan, -5, 1])
    func claims(seconds: Double) async throws {
        var bytes = try Fixture.bytes("clip.flv")
        bytes.insert(contentsOf: HandmadeFLV.claim(seconds: seconds), at: 13)
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        #expect(abs(try #require(description.duration) - 3) < 0.15)
        let video = try await DecoderPool(size: 1).video(file, format: .flv, frames: .keyframes(4))
        #expect(video.frames.count == 4 && abs(video.duration - 3) < 0.11)
    }

    @Test("Hours of tags, only sound, and no tags are refused")
    func refused() async throws {
        let long = stride(from: 0, through: 3_610_000, by: 5000).map { HandmadeFLV.pictures(at: $0) }
        for (tags, code, words) in [
            (long, MediaError.Code.tooLarge, "length"),
            ([HandmadeFLV.sound(at: 0)], .unprocessableMedia, "holds only sound"),
            ([], .unprocessableMedia, "declares no video track"),
        ] {
            let file = try MediaFile(bytes: HandmadeFLV.file(tags))
            let error = await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words)")
        }
    }

    @Test("Tags whose sizes lie neither trap nor loop", arguments: [0, 1, 0xff_ffff])
    func lyingSizes(size: Int) async throws {
        let first = HandmadeFLV.tag(9, 0, [0x17, 1], size: size)
        var bytes = HandmadeFLV.file([first, HandmadeFLV.pictures(at: 1000)])
        _ = try? await MediaDescriber.describe(MediaFile(bytes: bytes))
        bytes.replaceSubrange(5..<9, with: HandmadeISO.big(size << 8 | 0xff, 4))
        let file = try MediaFile(bytes: bytes)
        await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
    }
}
