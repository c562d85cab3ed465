import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing Windows Media files", .timeLimit(.minutes(20)))
struct WindowsMediaTests {
    @Test("Streams are found wherever they are described; without pictures it is a sound")
    func streams() async throws {
        let video = HandmadeASF.file([
            HandmadeASF.soundStream(), HandmadeASF.extended(HandmadeASF.videoStream(width: 320, height: 240)),
        ])
        let described = try await MediaDescriber.describe(MediaFile(bytes: video))
        #expect(described.format == .wmv && described.kind == .video && described.duration == 3)
        #expect(described.tracks?.map(\.codec) == ["wmav2", "wmv3"])
        #expect(described.width == 320 && described.height == 240)
        let sound = HandmadeASF.file([HandmadeASF.soundStream(tag: 0x162)])
        let heard = try await MediaDescriber.describe(MediaFile(bytes: sound))
        #expect(heard.format == .wma && heard.kind == .audio && heard.tracks?.first?.codec == "wmapro")
    }

    @Test("A broadcast has no length; one beyond the limit is refused, up to the largest number")
    func lengths() async throws {
        let streams = [HandmadeASF.videoStream()]
        let broadcast = HandmadeASF.file(ticks: .max, flags: 1, streams)
        #expect(try await MediaDescriber.describe(MediaFile(bytes: broadcast)).duration == nil)
        for ticks in [36_010_000_000, 1 << 62, 1 << 63, UInt64.max] {
            let error = try await refusal(HandmadeASF.file(ticks: ticks, streams))
            #expect(error?.code == .tooLarge && error?.message.contains("length") == true)
        }
    }

    @Test("Many streams, frames that are too large or have no size, and no stream are refused")
    func refused() async throws {
        let many = HandmadeASF.file(Array(repeating: HandmadeASF.soundStream(), count: 9000))
        #expect(try await refusal(many)?.message.contains("9000 tracks") == true)
        let large = HandmadeASF.file([HandmadeASF.videoStream(width: 65_535, height: -65_535)])
        #expect(try await refusal(large)?.code == .tooLarge)
        let flat = HandmadeASF.file([HandmadeASF.videoStream(height: 0)])
        #expect(try await refusal(flat)?.code == .unprocessableMedia)
        #expect(try await refusal(HandmadeASF.file([]))?.code == .unprocessableMedia)
    }

    @Test(
        "A protected file is refused with a reason",
        arguments: [
            "2211B3FB-BD23-11D2-B4B7-00A0C955FC6E", "298AE614-2622-4C17-B935-DAE07EE9289C",
            "43058533-6981-49E6-9B74-AD12CB86D58C",
        ])
    func protected(kind: String) async throws {
        let bytes = HandmadeASF.file([HandmadeASF.soundStream(), HandmadeASF.object(kind, [0, 0])])
        let error = try await refusal(bytes)
        #expect(error?.code == .unprocessableMedia && error?.message.contains("encrypted") == true)
    }

    @Test("Objects and lists whose sizes lie neither trap nor loop", arguments: [0, 1, 23, 1 << 40, .max, -1])
    func lyingSizes(size: Int) async throws {
        let stream = HandmadeASF.soundStream()
        var whole = HandmadeASF.file([stream, HandmadeASF.extended(HandmadeASF.videoStream(), names: size & 0xffff)])
        for place in [16, 30 + 16, 30 + 104 + 16, 30 + 104 + stream.count + 16] {
            var bytes = whole
            bytes.replaceSubrange(place..<place + 8, with: HandmadeASF.little(size, 8))
            try await expectTyped(bytes)
        }
        whole.removeLast(30)
        try await expectTyped(whole)
    }

    private func expectTyped(_ bytes: [UInt8]) async throws {
        do {
            #expect([.wma, .wmv].contains(try await MediaDescriber.describe(MediaFile(bytes: bytes)).format))
        } catch {
            #expect([.unprocessableMedia, .tooLarge].contains(error.code))
        }
    }

    private func refusal(_ bytes: [UInt8]) async throws -> MediaError? {
        let file = try MediaFile(bytes: bytes)
        return await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
    }
}
