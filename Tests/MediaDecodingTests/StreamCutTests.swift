import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Sounds that do not begin with their first byte, and kin of known sounds", .timeLimit(.minutes(20)))
struct StreamCutTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "A recording of a stream that begins amid a frame, with zeros or after a line break is read",
        arguments: [
            ("tone.mp3", MediaFormat.mp3, []), ("tone.aac", .aac, []), ("tone.mp2", .mp3, []),
            ("tone.mp3", .mp3, [UInt8](repeating: 0, count: 512)), ("tone.mp3", .mp3, [0x0d, 0x0a]),
            ("tone.mp2", .mp3, [0x00]),
        ] as [(String, MediaFormat, [UInt8])])
    func beginsAmidAFrame(name: String, format: MediaFormat, before: [UInt8]) async throws {
        let whole = try Fixture.bytes(name)
        // Without the tag in front of it, if any, and without the beginning of the first frame.
        let tag = whole.starts(with: "ID3".utf8) ? 10 + whole[6..<10].reduce(0) { $0 << 7 | Int($1) } : 0
        let bytes = before + whole.dropFirst(before.isEmpty ? tag + 33 : tag)
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == format && abs((description.duration ?? 0) - 0.5) < 0.15)
        #expect(abs(try await pool.audio(file, format: format).duration - 0.5) < 0.15)
    }

    @Test("Layer II is read and named")
    func layerTwo() async throws {
        let description = try await MediaDescriber.describe(Fixture.file("tone.mp2"))
        #expect(description.format == .mp3 && description.tracks?.first?.codec == "mp2")
        #expect(try await pool.audio(Fixture.file("tone.mp2"), format: .mp3).codec == "mp2")
    }

    @Test("A few frames within other bytes make no sound of a file")
    func framesAmongOthers() throws {
        let frames = try Fixture.bytes("tone.mp3").suffix(600)
        let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37 | 1) & 0x7f } + frames
        #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        let archive = Array("PK\u{3}\u{4}".utf8) + (try Fixture.bytes("tone.mp3"))
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: archive)) }
        #expect(error?.message.contains("a ZIP archive") == true)
    }

    @Test(
        "RF64 and its successor BW64 are read, with the size of the samples that they tell elsewhere",
        arguments: ["RF64", "BW64"])
    func large(name: String) async throws {
        var bytes = HandmadeWave(rate: 8000).tone(440, seconds: 0.5, claimed: .max)
        let little = { (value: Int, count: Int) in (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let sizes = Array("ds64".utf8) + little(28, 4) + little(8080, 8) + little(8000, 8) + little(0, 12)
        bytes.replaceSubrange(0..<8, with: Array(name.utf8) + [0xff, 0xff, 0xff, 0xff])
        bytes.insert(contentsOf: sizes, at: 12)
        bytes += Array("LIST".utf8) + little(800, 4) + [UInt8](repeating: 0, count: 800)
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == .wav && abs((description.duration ?? 0) - 0.5) < 0.01)
        #expect(abs(try await pool.audio(file, format: .wav).duration - 0.5) < 0.01)
    }

    @Test("Wave64 is read as WAV, its samples in containers wider than they are too", arguments: [16, 24])
    func wave64(bits: Int) async throws {
        let wave = HandmadeWave(rate: 8000, bits: bits == 16 ? 16 : 32, validBits: bits == 16 ? nil : 24)
        let bytes = wave.wave64(440, seconds: 0.5, before: HandmadeWave.wave64Chunk("junk", [1, 2, 3]))
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        #expect(description.format == .wav && description.duration == 0.5)
        #expect(description.tracks?.first?.sampleRate == 8000)
        let wide = try await pool.audio(file, format: .wav)
        let plain = try await pool.audio(MediaFile(path: folder.write(wave.tone(440, seconds: 0.5))), format: .wav)
        #expect(wide.samples == plain.samples && !plain.samples.isEmpty)
    }

    @Test(
        "Kin that is not read is refused by name",
        arguments: [
            (Array("RIFX\0\0\0\0WAVE".utf8), "a big-endian RIFF"), (Array(".snd\0\0\0\u{18}".utf8), "an AU sound"),
            (Array("wvpk\0\0".utf8), "a WavPack sound"), (Array("\u{2}#!SILK_V3".utf8), "a SILK voice message"),
            ([0x0b, 0x77, 0x12, 0x34, 0x00], "an AC-3 sound"),
        ] as [([UInt8], String)])
    func kin(bytes: [UInt8], name: String) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.message.contains(name) == true)
    }
}
