import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Decoding sound in another process", .timeLimit(.minutes(20)))
struct SoundTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A tone is 440 Hz at 16 kHz in every codec, from sound and from video files",
        arguments: [
            ("tone.mp3", MediaFormat.mp3, "mp3"), ("tone.flac", .flac, "flac"), ("tone.opus.ogg", .ogg, "opus"),
            ("tone.vorbis.ogg", .ogg, "vorbis"), ("tone.aac", .aac, "aac"), ("tone.m4a", .m4a, "aac"),
            ("tone.mka", .mka, "opus"), ("tone.aiff", .aiff, "pcm_s16be"), ("sound-only.mp4", .m4a, "aac"),
            ("tone.pcm.caf", .caf, "pcm_s16le"), ("tone.opus.caf", .caf, "opus"), ("tone.aac.caf", .caf, "aac"),
            ("tone.alac.caf", .caf, "alac"), ("tone.amr", .amr, "amr_nb"), ("tone.awb", .awb, "amr_wb"),
            ("tone.wma", .wma, "wmav2"), ("clip.mp4", .mp4, "aac"),
            ("clip.mov", .mov, "pcm_s16le"), ("clip.webm", .mkv, "opus"), ("clip.avi", .avi, "adpcm_ima_wav"),
            ("clip.ts", .ts, "aac"), ("clip.m2ts", .ts, "ac3"),
            ("clip.mpg", .mpg, "mp2"), ("clip.vob", .mpg, "ac3"), ("clip.wmv", .wmv, "wmav2"),
            ("clip.flv", .flv, "mp3"), ("avc.flv", .flv, "aac"),
        ])
    func decodesTheTone(name: String, format: MediaFormat, codec: String) async throws {
        let audio = try await pool.audio(Fixture.file(name), format: format)
        let seconds = format.kind == .video ? 3.0 : 0.5
        #expect(audio.codec == codec && audio.channels == 1)
        #expect(abs(Double(audio.samples.count) / 16_000 - seconds) < 0.08)
        #expect(abs(audio.duration - seconds) < 0.08 && !audio.isPartial)
        #expect(abs(frequency(audio.samples) - 440) < 4)
    }

    @Test(
        "Any sample rate, width and number of channels becomes the mean at 16 kHz",
        arguments: [
            (8_000, 1, 16), (8_000, 8, 16), (44_100, 2, 24), (48_000, 3, 32), (96_000, 1, 16), (22_050, 16, 8),
        ])
    func mixesAndResamples(rate: Int, channels: Int, bits: Int) async throws {
        let wave = HandmadeWave(rate: rate, channels: channels, bits: bits)
        let audio = try await decode(wave.tone(440, seconds: 1))
        #expect(audio.storedRate == rate && audio.channels == channels)
        #expect(abs(audio.samples.count - 16_000) < 64)
        #expect(abs(frequency(audio.samples) - 440) < 2)
        let peak = audio.samples.dropFirst(1000).dropLast(1000).map(abs).max() ?? 0
        #expect(abs(peak - 0.5) < 0.02, "the mean of equal channels is as loud as one of them")
    }

    @Test(
        "Samples are as wide as their container, however few of its bits count",
        arguments: [(16, 12), (16, 16), (24, 16), (24, 20), (24, 24), (32, 16), (32, 20), (32, 24), (32, 32)])
    func narrowSamples(bits: Int, valid: Int) async throws {
        let wave = HandmadeWave(rate: 16_000, channels: 2, bits: bits, validBits: valid)
        let audio = try await decode(wave.tone(440, seconds: 1))
        #expect(audio.samples.count == 16_000 && abs(frequency(audio.samples) - 440) < 2)
        let peak = audio.samples.map(abs).max() ?? 0
        #expect(abs(peak - 0.5) < 0.001)
    }

    @Test("0.2 s are decoded, and so is silence")
    func shortAndSilent() async throws {
        let short = try await decode(HandmadeWave(rate: 16_000).tone(440, seconds: 0.2))
        #expect(short.samples.count == 3200 && short.duration == 0.2)
        let silent = try await decode(HandmadeWave(rate: 8_000).tone(0, seconds: 1))
        #expect(silent.samples.allSatisfy { $0 == 0 })
    }

    @Test("Only the beginning is decoded of a long sound, whose length is told")
    func partial() async throws {
        var limits = DecodeLimits()
        limits.maxAudioSeconds = 2
        let audio = try await decode(HandmadeWave(rate: 8_000).tone(440, seconds: 5), limits: limits)
        #expect(audio.samples.count == 32_000)
        #expect(abs(audio.duration - 5) < 0.01 && audio.isPartial)
    }

    @Test("A video without sound, a picture and a text in memory have none, by type")
    func withoutSound() async throws {
        let error = await #expect(throws: DecodeError.self) {
            try await pool.audio(Fixture.file("clip.mkv"), format: .mkv)
        }
        #expect(error == DecodeError(.unsupported, "This kind of sound cannot be decoded: it has no sound track."))
        for (name, format) in [("plain.jpg", MediaFormat.jpeg), ("plain.jpg", .text)] {
            let error = await #expect(throws: DecodeError.self) {
                try await pool.audio(Fixture.file(name), format: format)
            }
            #expect(error?.code == .unsupported)
        }
        let inMemory = await #expect(throws: DecodeError.self) {
            try await pool.audio(MediaFile(bytes: [1]), format: .wav)
        }
        #expect(inMemory?.code == .unsupported)
    }

    @Test("The demuxer is the one asked for, whatever the bytes are")
    func wrongDemuxer() async throws {
        let error = await #expect(throws: DecodeError.self) {
            try await pool.audio(Fixture.file("tone.flac"), format: .m4a)
        }
        #expect(error?.code == .malformed)
        #expect(error?.message.hasPrefix("The sound is damaged: ") == true)
    }

    private func decode(_ bytes: [UInt8], limits: DecodeLimits = DecodeLimits()) async throws -> DecodedAudio {
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        return try await DecoderPool(size: 1, limits: limits).audio(file, format: .wav)
    }

    /// Rising zero crossings a second, away from both ends, where codecs swing in and out.
    private func frequency(_ samples: [Float]) -> Double {
        let samples = Array(samples.dropFirst(1500).dropLast(500))
        let rising = samples.indices.dropFirst().filter { samples[$0 - 1] < 0 && samples[$0] >= 0 }
        guard rising.count > 1, let first = rising.first, let last = rising.last else { return 0 }
        return Double(rising.count - 1) * 16_000 / Double(last - first)
    }
}
