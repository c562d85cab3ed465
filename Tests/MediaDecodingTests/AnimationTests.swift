import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Pictures that move", .timeLimit(.minutes(20)))
struct AnimationTests {
    @Test(
        "Frames of a PNG or AVIF animation are counted",
        arguments: [("animated.png", MediaFormat.png), ("animated.avif", .avif)])
    func counted(name: String, format: MediaFormat) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.format == format && description.frames == 3)
        #expect(try await MediaDescriber.describe(Fixture.file("plain.\(format.rawValue)")).frames == nil)
    }

    @Test("An animation that does not show the picture it opens with is refused")
    func hidden() async throws {
        let error = await #expect(throws: MediaError.self) {
            try await MediaDescriber.describe(Fixture.file("hidden.png"))
        }
        #expect(error?.code == .unprocessableMedia && error?.message.contains("does not show") == true)
    }

    @Test("A sequence without a single picture is refused by name, not called damaged")
    func sequenceOnly() async throws {
        let samples = HandmadeISO.box("stsz", HandmadeISO.big(0, 8) + HandmadeISO.big(5, 4))
        let track = HandmadeISO.insert(samples, into: ["trak", "mdia", "minf", "stbl"], of: HandmadeISO.video())
        let bytes = HandmadeISO.file(brand: "avis", tracks: [track])
        let error = await #expect(throws: MediaError.self) {
            try await MediaDescriber.describe(MediaFile(bytes: bytes))
        }
        #expect(error?.code == .unsupportedMedia && error?.message.contains("sequence") == true)
    }
}
