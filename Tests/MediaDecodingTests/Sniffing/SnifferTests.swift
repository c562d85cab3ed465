import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Telling a format by its bytes", .timeLimit(.minutes(20)))
struct SnifferTests {
    @Test(
        "Every accepted picture is recognised",
        arguments: [
            ("plain.jpg", MediaFormat.jpeg), ("plain.png", .png), ("plain.webp", .webp), ("animated.webp", .webp),
            ("plain.gif", .gif), ("plain.tiff", .tiff), ("plain.heic", .heif), ("plain.avif", .avif),
        ])
    func recognisesPictures(name: String, format: MediaFormat) throws {
        #expect(try Sniffer.format(of: try Fixture.file(name)) == format)
    }

    @Test(
        "Every accepted sound and video is recognised, MP4 and Matroska without video as sound",
        arguments: [
            ("tone.mp3", MediaFormat.mp3), ("tone.flac", .flac), ("tone.opus.ogg", .ogg), ("tone.vorbis.ogg", .ogg),
            ("tone.aiff", .aiff), ("tone.aac", .aac), ("tone.m4a", .m4a), ("sound-only.mp4", .m4a), ("tone.mka", .mka),
            ("clip.mp4", .mp4),
            ("rotated.mp4", .mp4), ("clip.mov", .mov), ("clip.mkv", .mkv), ("clip.webm", .mkv), ("clip.avi", .avi),
            ("clip.ts", .ts), ("clip.m2ts", .ts), ("clip.mpg", .mpg), ("clip.vob", .mpg), ("clip.flv", .flv),
            ("avc.flv", .flv), ("clip.wmv", .wmv), ("tone.wma", .wma), ("tone.amr", .amr), ("tone.awb", .awb),
            ("tone.pcm.caf", .caf), ("tone.opus.caf", .caf), ("tone.aac.caf", .caf), ("tone.alac.caf", .caf),
        ])
    func recognisesTracks(name: String, format: MediaFormat) throws {
        #expect(try Sniffer.format(of: try Fixture.file(name)) == format)
    }

    @Test(
        "A tag in front does not hide what is behind it",
        arguments: [("tone.mp3", MediaFormat.mp3), ("tone.flac", .flac), ("tone.aac", .aac)])
    func tagged(name: String, format: MediaFormat) async throws {
        let tag = Array("ID3\u{4}\0\0".utf8) + [0, 0, 2, 5] + [UInt8](repeating: 0, count: 2 << 7 | 5)
        let bytes = tag + (try Fixture.bytes(name))
        #expect(try Sniffer.format(of: MediaFile(bytes: bytes)) == format)
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        #expect(try await DecoderPool(size: 1).audio(file, format: format).samples.count > 7000)
    }

    @Test("The name of a file does not matter")
    func ignoresNames() throws {
        let folder = try TemporaryFolder()
        #expect(try Sniffer.format(of: MediaFile(path: folder.write("words".utf8, to: "picture.jpg"))) == .text)
        #expect(try Sniffer.format(of: MediaFile(path: folder.write(Fixture.bytes("plain.jpg"), to: "a.txt"))) == .jpeg)
    }

    @Test(
        "Texts are recognised in UTF-8 and in UTF-16 with a byte order mark",
        arguments: [
            Array("a".utf8), Array("Grüße, 世界".utf8), [0xff, 0xfe, 0x61, 0x00], [0xfe, 0xff, 0x00, 0x61],
            Array("BMW and MZ are two brands.".utf8),
        ])
    func recognisesTexts(bytes: [UInt8]) throws {
        #expect(try Sniffer.format(of: MediaFile(bytes: bytes)) == .text)
    }

    @Test("A character cut by the end of the sample does not spoil a text", arguments: 0..<4)
    func cutCharacter(shift: Int) throws {
        let text = String(repeating: "a", count: shift) + String(repeating: "🙂", count: 2000)
        #expect(try Sniffer.format(of: MediaFile(bytes: Array(text.utf8))) == .text)
    }

    @Test(
        "What is not accepted is refused by name",
        arguments: [
            (".RMF\0\0\0\u{12}", "a RealMedia"),
            ("FORM\0\0\0\08SVX", "an Amiga picture or sound"), ("\0\0\u{1}\0\u{1}\0", "an icon"),
            ("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"/>", "an SVG picture"), ("MZ\u{1}\0\u{3}\0", "a program"),
            ("BM\u{1}\0\0\0", "a BMP picture"), ("RIFF\0\0\0\0CDXAfmt ", "a Video CD"),
        ])
    func refusesByName(text: String, name: String) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: Array(text.utf8))) }
        #expect(error?.code == .unsupportedMedia)
        #expect(error?.message.contains(name) == true && error?.message.contains("Accepted are JPEG") == true)
    }

    @Test(
        "Documents whose text cannot be had are refused in words that say how to hand in their text",
        arguments: [
            ("{\\rtf1 words}", "an RTF document. Save it as a Word document"),
            ("\u{D0}\u{CF}\u{11}\u{E0}", "an old office document. Save a text as a Word document"),
            ("PK\u{3}\u{4}rest", "a ZIP archive or an office document, but it is damaged."),
        ])
    func refusesDocuments(text: String, words: String) throws {
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unsupportedMedia && error?.message.contains(words) == true)
    }

    @Test("Pictures of MPEG without a container are refused by name")
    func refusesElementaryStreams() throws {
        let error = #expect(throws: MediaError.self) {
            try Sniffer.format(of: MediaFile(bytes: [0, 0, 1, 0xb3, 0x14, 0, 0xf0]))
        }
        #expect(error?.message.contains("an MPEG video without a container") == true)
    }

    @Test("Neither a picture nor a text", arguments: [[0xff], [0x00], [0x41, 0x00, 0x42], [0xc3, 0x28]] as [[UInt8]])
    func refusesUnknown(bytes: [UInt8]) throws {
        let error = #expect(throws: MediaError.self) { try Sniffer.format(of: MediaFile(bytes: bytes)) }
        #expect(error?.code == .unsupportedMedia)
        #expect(error?.message.hasPrefix("This is neither") == true)
    }
}
