import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Damaged sounds and videos", .timeLimit(.minutes(20)))
struct DamagedTrackTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A file cut at any of sixteen places is a typed result, and the whole one is decoded after it",
        arguments: [
            "tone.mp3", "tone.flac", "tone.opus.ogg", "tone.vorbis.ogg", "tone.aac", "tone.m4a", "tone.mka",
            "tone.aiff", "clip.mp4", "rotated.mp4", "clip.mov", "clip.webm", "clip.avi", "clip.ts",
            "clip.m2ts", "clip.mpg", "clip.vob", "clip.wmv", "clip.flv", "avc.flv", "tone.wma", "tone.amr", "tone.awb",
            "tone.pcm.caf", "tone.opus.caf", "tone.aac.caf", "tone.alac.caf",
        ])
    func truncated(name: String) async throws {
        let folder = try TemporaryFolder()
        let whole = try Fixture.bytes(name)
        let format = try Sniffer.format(of: Fixture.file(name))
        for sixteenth in 0..<16 {
            let cut = whole.prefix(max(1, whole.count * sixteenth / 16))
            try await expectTyped(MediaFile(path: folder.write(cut)), format)
        }
        try await decode(Fixture.file(name), format)
    }

    @Test(
        "A file with bytes overwritten all over is a typed result",
        arguments: [
            "tone.mp3", "tone.flac", "tone.opus.ogg", "tone.aac", "tone.aiff", "clip.mp4", "clip.mov", "clip.webm",
            "clip.avi", "clip.ts", "clip.m2ts", "clip.mpg", "clip.vob", "clip.wmv", "clip.flv", "avc.flv", "tone.wma",
            "tone.amr", "tone.awb", "tone.pcm.caf", "tone.opus.caf", "tone.aac.caf", "tone.alac.caf",
        ])
    func overwritten(name: String) async throws {
        let folder = try TemporaryFolder()
        let whole = try Fixture.bytes(name)
        let format = try Sniffer.format(of: Fixture.file(name))
        for seed in 1..<9 {
            var bytes = whole
            var state = UInt64(seed)
            for _ in 0..<(whole.count / 64) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
            }
            try await expectTyped(MediaFile(path: folder.write(bytes)), format)
        }
    }

    private func expectTyped(_ file: MediaFile, _ format: MediaFormat) async throws {
        do {
            try await decode(file, format)
        } catch {
            let code = (error as? DecodeError)?.code
            #expect([.malformed, .unsupported, .limitExceeded].contains(code), "\(error)")
        }
    }

    private func decode(_ file: MediaFile, _ format: MediaFormat) async throws {
        guard format.kind == .video else {
            #expect(try await pool.audio(file, format: format).samples.count > 0)
            return
        }
        #expect(try await pool.video(file, format: format, frames: .keyframes(2)).frames.count > 0)
        #expect(try await pool.video(file, format: format, frames: .times([0.5, 2])).frames.count > 0)
    }
}
