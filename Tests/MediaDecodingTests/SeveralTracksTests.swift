import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Files with several tracks, and pictures that are no video", .timeLimit(.minutes(20)))
struct SeveralTracksTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A silent track is passed over for one with sound",
        arguments: [("silent-first.m4a", MediaFormat.m4a), ("silent-first.mka", .mka)])
    func silentFirst(name: String, format: MediaFormat) async throws {
        let file = try Fixture.file(name)
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == format && description.tracks?.count == 2)
        let sound = try await pool.audio(file, format: format)
        #expect(sound.samples.contains { abs($0) > 0.05 } && abs(sound.duration - 0.5) < 0.1)
    }

    @Test("One picture beside a sound is its cover", arguments: [("cover.mka", MediaFormat.mka), ("cover.mp4", .m4a)])
    func cover(name: String, format: MediaFormat) async throws {
        let file = try Fixture.file(name)
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == format && description.kind == .audio && description.width == nil)
        #expect(description.tracks?.map(\.kind) == [.audio])
        #expect(try await pool.audio(file, format: format).samples.count > 7000)
    }

    @Test("Pictures of chapters make no video of a sound, nor do they hide the video beside them")
    func chapters() async throws {
        // Track 1 are pictures, track 2 is sound.
        let chapters = HandmadeISO.box("tref", HandmadeISO.box("chap", HandmadeISO.big(1, 4)))
        let book = HandmadeISO.file(
            brand: "M4B ",
            tracks: [
                HandmadeISO.numbered(1, HandmadeISO.video()),
                HandmadeISO.numbered(2, HandmadeISO.insert(chapters, into: ["trak"], of: HandmadeISO.sound())),
            ])
        let description = try await MediaDescriber.describe(MediaFile(bytes: book))
        #expect(description.format == .m4a && description.tracks?.map(\.kind) == [.audio])
        let film = HandmadeISO.file(tracks: [
            HandmadeISO.numbered(1, HandmadeISO.video()),
            HandmadeISO.numbered(2, HandmadeISO.insert(chapters, into: ["trak"], of: HandmadeISO.sound())),
            HandmadeISO.numbered(3, HandmadeISO.video(width: 320, height: 240)),
        ])
        let video = try await MediaDescriber.describe(MediaFile(bytes: film))
        #expect(video.format == .mp4 && video.width == 320 && video.tracks?.count == 2)
    }

    @Test("The decoder listens to a sound with pictures of chapters")
    func decodesChapters() async throws {
        // The sound refers to the video as its chapters.
        let chapters = HandmadeISO.box("tref", HandmadeISO.box("chap", HandmadeISO.big(1, 4)))
        let bytes = try HandmadeISO.insert(chapters, into: ["moov", "trak"], of: Fixture.bytes("clip.mp4"))
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        #expect(try Sniffer.format(of: file) == .m4a)
        #expect(abs(try await pool.audio(file, format: .m4a).duration - 3) < 0.1)
    }

    @Test("A track that is switched off comes after one that plays")
    func disabled() async throws {
        let file = HandmadeISO.file(tracks: [
            HandmadeISO.numbered(1, HandmadeISO.video(width: 100, height: 100), isEnabled: false),
            HandmadeISO.numbered(2, HandmadeISO.video(width: 320, height: 240)),
        ])
        let description = try await MediaDescriber.describe(MediaFile(bytes: file))
        #expect(description.tracks?.count == 2 && description.width == 320)
    }

    @Test("Chapters that refer to themselves, to nothing and to ten thousand tracks do no harm")
    func oddReferences() async throws {
        let numbers = (0..<10_000).flatMap { (index: Int) -> [UInt8] in HandmadeISO.big(index &* 7919, 4) } + [1, 2]
        let chapters = HandmadeISO.box("tref", HandmadeISO.box("chap", numbers))
        let track = HandmadeISO.numbered(
            0xffff_fff0, HandmadeISO.insert(chapters, into: ["trak"], of: HandmadeISO.video()))
        let description = try await MediaDescriber.describe(MediaFile(bytes: HandmadeISO.file(tracks: [track])))
        #expect(description.format == .mp4)
    }
}
