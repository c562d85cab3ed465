import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Re-delivered views", .timeLimit(.minutes(20)))
struct RedeliveryTests {
    @Test("Every kind of medium has ways with names of their own", arguments: MediaKind.allCases)
    func names(kind: MediaKind) {
        let names = Redelivery.all(for: kind).map(\.name)
        #expect(names.count >= 2)
        #expect(Set(names).count == names.count)
    }

    @Test("A text loses a third of its words at either end")
    func texts() async throws {
        let medium = DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(kind: .text, format: .text, bytes: 1, sha256: ""), text: "a b c d e f")
        var views: [String?] = []
        for way in Redelivery.all(for: .text) { views.append(await way.view(of: medium)?.text) }
        #expect(views == ["c d e f", "a b c d"])
    }

    @Test("A video is sent on frame by frame at its own moments, with its sound")
    func videos() async throws {
        let frame = VideoFrame(time: 1.5, image: GeneratedPicture.make(width: 600, height: 400))
        let medium = DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(kind: .video, format: .mp4, bytes: 1, sha256: ""),
            audio: .success(DecodedAudio(samples: [Float](repeating: 0.5, count: 400))),
            video: .success(DecodedVideo(duration: 3, codec: "h264", frames: [frame])))
        let way = try #require(Redelivery.all(for: .video).first { $0.name.hasPrefix("512-q40") })
        let view = try #require(await way.view(of: medium))
        let video = try #require(try view.video?.get())
        #expect(video.frames.map(\.time) == [1.5])
        #expect(video.frames.map(\.image.width) == [512])
        #expect(try view.audio?.get().samples.count == 400)
    }

    @Test("What could not be decoded is not sent on")
    func nothing() async throws {
        let medium = try Media.picture(.failure(DecodeError(.decoderDied, "A test.")))
        for way in Redelivery.all(for: .image) { #expect(await way.view(of: medium)?.image == nil) }
    }
}
