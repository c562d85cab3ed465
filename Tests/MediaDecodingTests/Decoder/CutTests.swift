import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Videos that were cut without encoding them anew", .timeLimit(.minutes(20)))
struct CutTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A clip whose only keyframe lies before the cut gives the frames it shows",
        arguments: [FrameSelection.keyframes(4), .times([0.3, 0.7, 1.3, 1.7])])
    func hiddenKeyframe(selection: FrameSelection) async throws {
        let video = try await pool.video(Fixture.file("cut.mp4"), format: .mp4, frames: selection)
        #expect(abs(video.duration - 2) < 0.15)
        try #require(video.frames.count == 4)
        let (green, blue) = ([0, 192, 0], [0, 0, 254])
        for (frame, colour) in zip(video.frames, [green, green, blue, blue]) {
            #expect(near(frame.image.pixel(40, 30), colour), "\(frame.time)")
        }
    }

    @Test("A clip without any keyframe gives frames all the same")
    func withoutKeyframes() async throws {
        // The table of keyframes names one that is not there.
        var bytes = try Fixture.bytes("cut.mp4")
        let table = try #require(bytes.indices.dropLast(16).first { bytes[$0..<$0 + 4].elementsEqual("stss".utf8) })
        bytes.replaceSubrange(table + 12..<table + 16, with: HandmadeISO.big(30_000, 4))
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let video = try await pool.video(file, format: .mp4, frames: .keyframes(3))
        #expect(video.frames.count == 3)
    }

    @Test("The length is that of what is shown, of pictures and of sound")
    func length() async throws {
        let description = try await MediaDescriber.describe(Fixture.file("cut.mp4"))
        #expect(description.tracks?.count == 2)
        for seconds in [description.duration] + (description.tracks ?? []).map(\.duration) {
            #expect(abs((seconds ?? 0) - 2) < 0.15)
        }
        let sound = try await pool.audio(Fixture.file("cut.mp4"), format: .mp4)
        #expect(abs(sound.duration - 2) < 0.15)
    }

    @Test("A list of cuts that shows the same second again and again is as long as it says, and too long is refused")
    func loops() async throws {
        let thousand = try await describe(edits: Array(repeating: (1000, 0), count: 1000))
        #expect(thousand.tracks?.first?.duration == 1000)
        let error = await #expect(throws: MediaError.self) {
            try await describe(edits: Array(repeating: (3000, 0), count: 50_000))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(
        "Cuts that show nothing or more than there is leave what there is",
        arguments: [
            ([], 3), ([(500, -1)], 3), ([(500, -1), (2000, 0)], 2), ([(900_000_000, 0)], 3), ([(0, 0)], 3),
        ] as [([(Int, Int)], Double)])
    func oddEdits(edits: [(Int, Int)], seconds: Double) async throws {
        #expect(try await describe(edits: edits).tracks?.first?.duration == seconds)
    }

    @Test("A list that claims more cuts than it holds is read to its end")
    func shortList() async throws {
        let list = HandmadeISO.box(
            "elst",
            HandmadeISO.big(0, 4) + HandmadeISO.big(0x7fff_ffff, 4) + HandmadeISO.big(1500, 4)
                + HandmadeISO.big(0, 4) + HandmadeISO.big(0x1_0000, 4))
        let track = HandmadeISO.insert(HandmadeISO.box("edts", list), into: ["trak"], of: HandmadeISO.video())
        let file = try MediaFile(bytes: HandmadeISO.file(tracks: [track]))
        #expect(try await MediaDescriber.describe(file).tracks?.first?.duration == 1.5)
    }

    private func describe(edits: [(length: Int, start: Int)]) async throws -> MediaDescription {
        let entries = edits.flatMap {
            HandmadeISO.big($0.length, 4) + HandmadeISO.big($0.start, 4) + HandmadeISO.big(0x1_0000, 4)
        }
        let list = HandmadeISO.box("elst", HandmadeISO.big(0, 4) + HandmadeISO.big(edits.count, 4) + entries)
        let track = HandmadeISO.insert(HandmadeISO.box("edts", list), into: ["trak"], of: HandmadeISO.video())
        return try await MediaDescriber.describe(MediaFile(bytes: HandmadeISO.file(tracks: [track])))
    }
}

extension DecodedImage {
    /// Red, green and blue of a pixel.
    func pixel(_ x: Int, _ y: Int) -> [Int] {
        withPixels { pixels in (0..<3).map { Int(pixels[(y * width + x) * 3 + $0]) } }
    }
}

/// Whether two colours are nearly the same.
func near(_ colour: [Int], _ expected: [Int]) -> Bool {
    zip(colour, expected).allSatisfy { abs($0 - $1) <= 24 }
}
