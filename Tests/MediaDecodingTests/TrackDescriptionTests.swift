import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Describing sounds and videos before they are decoded", .timeLimit(.minutes(20)))
struct TrackDescriptionTests {
    @Test(
        "A sound has its length and its one track",
        arguments: [
            ("tone.mp3", "mp3", 32_000), ("tone.flac", "flac", 16_000), ("tone.opus.ogg", "opus", 48_000),
            ("tone.vorbis.ogg", "vorbis", 48_000), ("tone.aac", "aac", 48_000), ("tone.m4a", "aac", 48_000),
            ("tone.mka", "opus", 48_000), ("sound-only.mp4", "aac", 48_000), ("tone.aiff", "pcm", 8000),
            ("tone.pcm.caf", "pcm", 8000), ("tone.opus.caf", "opus", 24_000), ("tone.aac.caf", "aac", 48_000),
            ("tone.alac.caf", "alac", 8000), ("tone.amr", "amrnb", 8000), ("tone.awb", "amrwb", 16_000),
            ("tone.wma", "wmav2", 16_000),
        ])
    func sounds(name: String, codec: String, rate: Int) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.kind == .audio && description.width == nil)
        let track = try #require(description.tracks?.first)
        #expect(description.tracks?.count == 1)
        #expect(track.kind == .audio && track.codec == codec && track.sampleRate == rate)
        // MP4 says 2 whatever the truth is, by its standard.
        #expect(track.channels == (name.contains("m4a") || name.contains("mp4") ? 2 : 1))
        let duration = try #require(description.duration)
        #expect(abs(duration - 0.5) < 0.08)
    }

    @Test(
        "A video has its upright size, its length and all its tracks",
        arguments: [
            ("clip.mp4", ["h264", "aac"]), ("clip.mov", ["mpeg4", "pcm"]), ("clip.mkv", ["h264"]),
            ("clip.webm", ["vp9", "opus"]), ("clip.avi", ["mjpeg", "adpcm"]), ("variable.mp4", ["h264"]),
            ("clip.wmv", ["wmv2", "wmav2"]),
        ])
    func videos(name: String, codecs: [String]) async throws {
        let description = try await MediaDescriber.describe(Fixture.file(name))
        #expect(description.kind == .video && description.width == 64 && description.height == 48)
        #expect(description.tracks?.map(\.codec) == codecs)
        let duration = try #require(description.duration)
        #expect(abs(duration - 3) < 0.15)
    }

    @Test("Rotation swaps width and height, and the index may lie in front")
    func rotated() async throws {
        let description = try await MediaDescriber.describe(Fixture.file("rotated.mp4"))
        #expect(description.width == 48 && description.height == 64)
        let track = try #require(description.tracks?.first)
        #expect(track.rotation == 90 && track.width == 64 && track.height == 48)
        let frameRate = try #require(track.frameRate)
        #expect(abs(frameRate - 10) < 0.01)
    }

    @Test(
        "A WAV file's length is that of its samples, whatever its header claims",
        arguments: [nil, 0, 1 << 31, UInt32.max])
    func lyingWave(claimed: UInt32?) async throws {
        let bytes = HandmadeWave(rate: 8000, channels: 8).tone(440, seconds: 0.2, claimed: claimed)
        let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
        let duration = try #require(description.duration)
        #expect(description.format == .wav && abs(duration - 0.2) < 0.001)
        #expect(description.tracks?.first?.channels == 8)
    }

    @Test(
        "A declared length beyond the limit is refused, up to the largest numbers there are",
        arguments: [3_601_000, 1 << 62, 1 << 63, UInt64.max - 1])
    func tooLong(ticks: UInt64) async throws {
        let error = try await refusal(HandmadeISO.file(tracks: [HandmadeISO.video(ticks: ticks)]))
        #expect(error?.code == .tooLarge && error?.message.contains("length") == true)
    }

    @Test("A length that is said to be unknown is none")
    func unknownLength() async throws {
        let file = try MediaFile(bytes: HandmadeISO.file(tracks: [HandmadeISO.video(ticks: .max)]))
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == .mp4 && description.tracks?.first?.duration == nil)
    }

    @Test("10,000 tracks are refused by their number, in MP4 and in Matroska")
    func manyTracks() async throws {
        let iso = HandmadeISO.file(tracks: Array(repeating: HandmadeISO.video(), count: 10_000))
        let matroska = HandmadeMatroska.file(tracks: Array(repeating: HandmadeMatroska.subtitles, count: 10_000))
        for bytes in [iso, matroska] {
            let error = try await refusal(bytes)
            #expect(error?.code == .tooLarge && error?.message.contains("10000 tracks") == true)
        }
    }

    @Test("Frames without a size or with too many pixels are refused", arguments: [(0, 48), (65_535, 65_535)])
    func frameSizes(width: Int, height: Int) async throws {
        let error = try await refusal(HandmadeISO.file(tracks: [HandmadeISO.video(width: width, height: height)]))
        #expect(error?.code == (width == 0 ? .unprocessableMedia : .tooLarge))
    }

    @Test("A Matroska length that is infinite or negative does no harm")
    func matroskaLengths() async throws {
        let infinite = HandmadeMatroska.file(duration: .infinity, tracks: [HandmadeMatroska.video])
        #expect(try await refusal(infinite)?.code == .tooLarge)
        for duration in [Double.nan, -5, 0] {
            let bytes = HandmadeMatroska.file(duration: duration, tracks: [HandmadeMatroska.video])
            let description = try await MediaDescriber.describe(MediaFile(bytes: bytes))
            #expect(description.format == .mkv && description.duration == nil && description.width == 64)
        }
    }

    @Test("Containers without any track are unprocessable")
    func withoutTracks() async throws {
        let files: [[UInt8]] = [
            HandmadeISO.file(tracks: []), HandmadeISO.box("ftyp", Array("isom".utf8) + [0, 0, 0, 0]),
            HandmadeMatroska.file(tracks: []), Array("RIFF\u{4}\0\0\0WAVE".utf8), Array("FORM\0\0\0\u{4}AIFF".utf8),
            Array("RIFF\u{4}\0\0\0AVI ".utf8),
            Array("OggS\0\u{2}".utf8), Array("fLaC\0\0\0\0".utf8), Array("ID3\u{3}\0\0\0\0\0\0".utf8),
        ]
        for bytes in files { #expect(try await refusal(bytes)?.code == .unprocessableMedia, "\(bytes)") }
    }

    @Test("Boxes of size zero, one or beyond the end neither trap nor loop", arguments: [0, 1, 7, 0x7fff_ffff])
    func lyingSizes(size: Int) async throws {
        let whole = HandmadeISO.file(tracks: [HandmadeISO.video()])
        for name in ["moov", "trak", "mdia", "hdlr", "stsd", "dref"] {
            var bytes = whole
            let place = try #require((4..<bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual(name.utf8) })
            bytes.replaceSubrange(place - 4..<place, with: HandmadeISO.big(size, 4))
            let file = try MediaFile(bytes: bytes)
            do {
                #expect(try await MediaDescriber.describe(file).bytes == bytes.count)
            } catch {
                #expect([.unprocessableMedia, .tooLarge].contains(error.code))
            }
        }
    }

    @Test(
        "No cut of a sound or video traps, and each is a description or a typed error",
        arguments: [
            "tone.mp3", "tone.flac", "tone.opus.ogg", "tone.vorbis.ogg", "tone.aac", "tone.m4a", "tone.mka",
            "tone.aiff", "clip.mkv", "rotated.mp4", "tone.opus.caf", "tone.aac.caf", "tone.alac.caf", "tone.amr",
            "tone.awb", "tone.wma", "clip.flv",
        ])
    func everyCut(name: String) async throws {
        let whole = try Fixture.bytes(name)
        for cut in 1..<whole.count {
            do {
                let description = try await MediaDescriber.describe(MediaFile(bytes: Array(whole.prefix(cut))))
                #expect(description.bytes == cut)
            } catch {
                let code = error.code
                #expect([.unprocessableMedia, .unsupportedMedia, .tooLarge].contains(code))
            }
        }
    }

    @Test("Tracks are snake_case in JSON")
    func json() throws {
        let track = MediaTrack(kind: .video, codec: "h264", frameRate: 25, sampleRate: 1)
        let text = String(decoding: try ReportCoding.encoder().encode(track), as: UTF8.self)
        #expect(text == #"{"codec":"h264","frame_rate":25,"kind":"video","sample_rate":1}"#)
    }

    private func refusal(_ bytes: [UInt8]) async throws -> MediaError? {
        let file = try MediaFile(bytes: bytes)
        return await #expect(throws: MediaError.self) { try await MediaDescriber.describe(file) }
    }
}
