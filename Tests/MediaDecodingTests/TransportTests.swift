import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing MPEG transport streams", .timeLimit(.minutes(20)))
struct TransportTests {
    @Test(
        "Tracks and length are found in packets of 188 and of 192 bytes",
        arguments: [("clip.ts", ["h264", "aac"]), ("clip.m2ts", ["mpeg2", "ac3"])])
    func real(name: String, codecs: [String]) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.format == .ts && description.kind == .video && description.width == nil)
        #expect(description.tracks?.map(\.codec) == codecs)
        #expect(abs(try #require(description.duration) - 3) < 0.2)
    }

    @Test("A clock that starts again in the middle goes on")
    func wrapped() async throws {
        let bytes = HandmadeTransport.file(
            streams: [HandmadeTransport.video], stamps: [(1 << 33) - 90_000, 0, 180_000])
        let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
        #expect(description.duration == 3)
    }

    @Test("Recordings with other clocks put together are as long as their parts, described and decoded")
    func spliced() async throws {
        let stamps = [0, 90_000, 180_000, 1 << 32, 1 << 32 + 90_000, 900_000_000, 900_090_000]
        let bytes = HandmadeTransport.file(streams: [HandmadeTransport.video], stamps: stamps)
        #expect(try await MediaDescriber.describe(MediaFile(bytes: bytes)).duration == 4)

        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(Fixture.bytes("clip.ts") + Fixture.bytes("late.ts")))
        let description = try await MediaDescriber.describe(file)
        #expect(abs(try #require(description.duration) - 4.4) < 0.3)
        let video = try await DecoderPool(size: 1).video(file, format: .ts, frames: .keyframes(4))
        #expect(video.frames.count == 4 && abs(video.duration - 4.4) < 0.11)
        #expect(video.frames.map { ($0.time * 2).rounded() / 2 } == [0.5, 1.5, 2.5, 3.5])
    }

    @Test("Private streams are what their descriptors name; subtitles only count")
    func privateStreams() async throws {
        let streams = [
            HandmadeTransport.video, HandmadeTransport.stream(6, [0x0a, 4, 0x64, 0x65, 0x75, 0, 0x6a, 1, 0]),
            HandmadeTransport.stream(6, [5, 4] + Array("Opus".utf8)), HandmadeTransport.stream(6, [0x59, 0]),
            HandmadeTransport.stream(6, [0x6a, 200]), HandmadeTransport.stream(6, [0x6a]),
        ]
        let description = try await MediaDescriber.describe(MediaFile(bytes: HandmadeTransport.file(streams: streams)))
        #expect(description.tracks?.map(\.codec) == ["h264", "ac3", "opus", "ac3"])
    }

    @Test("More streams, more seconds than allowed, no stream at all: refused")
    func refused() async throws {
        let many = HandmadeTransport.file(streams: Array(repeating: HandmadeTransport.video, count: 200))
        let stamps = (0...402).map { $0 * 9 * 90_000 }
        let long = HandmadeTransport.file(streams: [HandmadeTransport.video], stamps: stamps)
        let empty = HandmadeTransport.file(streams: [])
        for (bytes, code, words) in [
            (many, MediaError.Code.tooLarge, "200 tracks"), (long, .tooLarge, "length"),
            (empty, .unprocessableMedia, "declares no video track"),
        ] {
            let error = await #expect(throws: MediaError.self) {
                try await MediaDescriber.describe(MediaFile(bytes: bytes))
            }
            #expect(error?.code == code && error?.message.contains(words) == true, "\(words)")
        }
    }

    @Test("Tables whose lengths lie neither trap nor loop", arguments: [0, 1, 0xfff])
    func lyingLengths(length: Int) async throws {
        let whole = HandmadeTransport.file(streams: [HandmadeTransport.video], stamps: [0, 90_000])
        // The length of either table, of the programme's descriptors, of the stream's; the pointer; the adaptation.
        for place in [6, 194, 206, 211] {
            var bytes = whole
            bytes.replaceSubrange(place..<place + 2, with: HandmadeISO.big(0xf000 | length, 2))
            _ = try? await MediaDescriber.describe(MediaFile(bytes: bytes))
        }
        for place in [4, 192] {
            var bytes = whole
            bytes[place] = UInt8(truncatingIfNeeded: length)
            bytes[place - 1] = 0x30
            _ = try? await MediaDescriber.describe(MediaFile(bytes: bytes))
        }
    }
}
