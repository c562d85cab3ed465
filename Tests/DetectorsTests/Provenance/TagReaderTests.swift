import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Tags of sound and video", .timeLimit(.minutes(20)))
struct TagReaderTests {
    private typealias Build = TagContainers
    private static let graph = #"{"3": {"class_type": "KSampler", "inputs": {}}}"#
    private static let label = #"{"AIGC": {"Label": "1", "ContentProducer": "example", "ProduceID": "7"}}"#
    private static let suno = "made with suno; created=2025-10-08T16:20:02.314Z; id=0"

    private func claims(_ bytes: [UInt8], _ format: MediaFormat) throws -> [MetadataClaim] {
        MetadataReader.statements(of: try MediaFile(bytes: bytes), format: format).claims
    }

    private func expect(
        _ bytes: [UInt8], _ format: MediaFormat, _ path: String, _ claim: MetadataClaim.Claim,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let found = try claims(bytes, format)
        #expect(found.map(\.path) == [path], sourceLocation: location)
        #expect(found.map(\.claim) == [claim], sourceLocation: location)
    }

    @Test("ID3 frames are read in every version and encoding")
    func id3() throws {
        let comment = Array("\u{3}eng\0".utf8) + Array(Self.suno.utf8)
        try expect(Build.id3([("COMM", comment)], version: 4), .mp3, "id3:COMM", .synthetic)
        let wide = [1] + [0xFF, 0xFE] + "aigc".utf16.flatMap { [UInt8($0), 0] } + [0, 0] as [UInt8]
        let value = [0xFF, 0xFE] + Self.label.utf16.flatMap { [UInt8($0), 0] } as [UInt8]
        try expect(Build.id3([("TXXX", wide + value)]), .mp3, "id3:TXXX:aigc", .synthetic)
        try expect(Build.id3([("TSS", Array("\0Adobe Audition".utf8))], version: 2), .mp3, "id3:TSS", .edited)
        #expect(try claims(Build.id3([("TSSE", Array("\0LAME3.100".utf8))]), .mp3).isEmpty)
    }

    @Test("A masked ID3 tag is unmasked before it is read")
    func unsynchronised() throws {
        let plain = Build.id3([("PRIV", [0xFF, 0xE0]), ("TENC", Array("\0Audacity".utf8))])
        let mask = plain[10...].flatMap { $0 == 0xFF ? [$0, 0] : [$0] }
        let masked = Array("ID3".utf8) + [3, 0, 0x80] + Build.synchsafe(mask.count) + mask
        try expect(masked, .mp3, "id3:TENC", .edited)
    }

    @Test("WAV and AVI give up their INFO list, WAV its broadcast extension, XMP and ID3 too")
    func riff() throws {
        let info = Build.info([("INAM", "song"), ("ISFT", "Suno")])
        try expect(Build.riff("WAVE", [info]), .wav, "riff:ISFT", .synthetic)
        try expect(Build.riff("AVI ", [info]), .avi, "riff:ISFT", .synthetic)
        let originator = Array("Pro Tools".utf8) + [UInt8](repeating: 0, count: 23)
        let broadcast = [UInt8](repeating: 0, count: 256) + originator + [UInt8](repeating: 0, count: 400)
        try expect(Build.riff("WAVE", [Build.chunk("bext", broadcast)]), .wav, "bext:Originator", .edited)
        let packet = Build.chunk("_PMX", Containers.xmp(Containers.sourceType))
        try expect(Build.riff("WAVE", [packet]), .wav, "xmp:DigitalSourceType", .synthetic)
        let tag = Build.chunk("id3 ", Build.id3([("TSSE", Array("\0Reaper".utf8))]))
        try expect(Build.riff("WAVE", [tag]), .wav, "id3:TSSE", .edited)
    }

    @Test("A WAV file whose sizes stand elsewhere, or nowhere, gives up its notes too")
    func openSizes() throws {
        let info = Build.info([("ISFT", "Suno")])
        for name in ["RF64", "BW64"] {
            let bytes = Build.largeWave([info], samples: [1, 2, 3, 4], named: name)
            try expect(bytes, .wav, "riff:ISFT", .synthetic)
        }
        #expect(try claims(Build.largeWave([], samples: [1, 2], after: info), .wav).isEmpty)
        #expect(try claims(Build.largeWave([], samples: info), .wav).isEmpty)
        var streamed = Build.riff("WAVE", [info])
        streamed.replaceSubrange(4..<8, with: [0, 0, 0, 0])
        try expect(streamed, .wav, "riff:ISFT", .synthetic)
    }

    @Test("AIFF gives up its first ID3 tag, inside its declared size only")
    func aiff() throws {
        let tag = Build.bigChunk("ID3 ", Build.id3([("TSSE", Array("\0Reaper".utf8))]))
        for form in ["AIFF", "AIFC"] { try expect(Build.form(form, [tag]), .aiff, "id3:TSSE", .edited) }
        let empty = Build.bigChunk("ID3 ", Build.id3([("TSSE", Array("\0x".utf8))]))
        #expect(try claims(Build.form("AIFF", [empty, tag]), .aiff).isEmpty)
        #expect(try claims(Build.form("AIFF", [], after: tag), .aiff).isEmpty)
        #expect(try claims(Build.form("AIFF", [Build.bigChunk("SSND", tag)]), .aiff).isEmpty)
    }

    @Test("FLAC, Ogg Vorbis and Opus give up their comments, long ones too")
    func vorbis() throws {
        let comments = Build.comments("x", ["TITLE=song", "prompt=\(Self.graph)"])
        try expect(
            Build.flac([(0, [UInt8](repeating: 0, count: 34)), (4, comments)]), .flac, "vorbis:prompt", .synthetic)
        let long = Build.comments("x", ["TITLE=" + String(repeating: "a", count: 700), "ENCODER=Audacity"])
        try expect(Build.ogg([[1], Array("OpusTags".utf8) + long]), .ogg, "vorbis:ENCODER", .edited)
        try expect(Build.ogg([[1], Array("\u{3}vorbis".utf8) + long]), .ogg, "vorbis:ENCODER", .edited)
        // A video's streams begin together; the comments may stand with either one.
        let beginnings = Build.ogg([[1]], serial: 1) + Build.ogg([[1]], serial: 2)
        let pictures = Build.ogg([[0x81] + Array("theora".utf8) + Build.comments("x", [])], serial: 1)
        let sound = Build.ogg([Array("\u{3}vorbis".utf8) + long], serial: 2)
        try expect(beginnings + pictures + sound, .ogv, "vorbis:ENCODER", .edited)
        try expect(Build.ogg([[1], [0x81] + Array("theora".utf8) + long]), .ogv, "vorbis:ENCODER", .edited)
    }

    @Test("MP4 and QuickTime give up item lists, keys, user texts and XMP")
    func movies() throws {
        try expect(Build.mp4(Build.itemList([("©too", "Suno")])), .mp4, "mp4:©too", .synthetic)
        try expect(Build.mp4(Build.itemList([("©cmt", Self.suno)])), .m4a, "mp4:©cmt", .synthetic)
        let keys = [("com.apple.quicktime.make", "Apple"), ("com.apple.quicktime.model", "iPhone 15")]
        try expect(Build.mp4(Build.keyed(keys)), .mov, "quicktime:com.apple.quicktime.make", .camera)
        try expect(Build.mp4(Build.keyed([("AIGC", Self.label)])), .mp4, "quicktime:AIGC", .synthetic)
        try expect(Build.mp4(Build.keyed([("workflow", Self.graph)])), .mp4, "quicktime:workflow", .synthetic)
        try expect(Build.mp4(Build.userText("©swr", "Final Cut Pro 11")), .mov, "mp4:©swr", .edited)
        let packet = Containers.xmp(Containers.sourceType)
        try expect(Build.mp4(Build.box("udta", Build.box("XMP_", packet))), .mov, "xmp:DigitalSourceType", .synthetic)
        let identifier: [UInt8] = [
            0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
        ]
        let beside = Build.box("uuid", identifier + packet)
        try expect(Build.mp4([], beside: beside), .mp4, "xmp:DigitalSourceType", .synthetic)
    }

    @Test("Matroska gives up its writers and tags")
    func matroska() throws {
        try expect(Build.matroska([Build.writingApp("DaVinci Resolve")]), .mkv, "matroska:WritingApp", .edited)
        let escaped = #"{"prompt": "{\"3\": {\"class_type\": \"KSampler\"}}"}"#
        try expect(Build.matroska([Build.simpleTag("COMMENT", escaped)]), .mkv, "matroska:COMMENT", .synthetic)
    }

    @Test("Core Audio, Windows Media and Flash give up their texts")
    func older() throws {
        let info = OlderContainers.cafInfo([("title", "x"), ("encoding application", "Audacity")])
        try expect(OlderContainers.caf([info]), .caf, "caf:encoding application", .edited)
        let named = OlderContainers.asfNamed([("WM/Year", "2026"), ("WM/ToolName", "Suno")])
        for format in [MediaFormat.wma, .wmv] {
            try expect(OlderContainers.asf([named]), format, "asf:WM/ToolName", .synthetic)
            let described = OlderContainers.asf([OlderContainers.asfDescription(Self.suno)])
            try expect(described, format, "asf:Description", .synthetic)
        }
        for isCounted in [true, false] {
            let note = OlderContainers.flv([("encoder", "Audacity")], isCounted: isCounted)
            try expect(note, .flv, "flv:encoder", .edited)
        }
    }

    @Test("Of each kind the first counts; what lies behind, elsewhere or outside its place does not")
    func planted() throws {
        let marker = Build.info([("ISFT", "Suno")])
        #expect(try claims(Build.riff("WAVE", [Build.info([("ISFT", "x")]), marker]), .wav).isEmpty)
        #expect(try claims(Build.riff("WAVE", [], after: marker), .wav).isEmpty)
        #expect(try claims(Build.riff("WAVE", [Build.chunk("LIST", Array("adtl".utf8) + marker)]), .wav).isEmpty)
        #expect(try claims(Build.riff("WAVE", [Build.chunk("data", marker)]), .wav).isEmpty)

        let comment = Build.id3([("TENC", Array("\0Suno".utf8))])
        #expect(try claims([0xFF, 0xFB, 0x90, 0] + comment, .mp3).isEmpty)
        #expect(try claims(Build.id3([("TENC", Array("\0x".utf8)), ("TENC", Array("\0Suno".utf8))]), .mp3).isEmpty)

        let info = OlderContainers.cafInfo([("encoding application", "Suno")])
        #expect(try claims(OlderContainers.caf([OlderContainers.cafInfo([("a", "b")]), info]), .caf).isEmpty)
        #expect(try claims(OlderContainers.caf([OlderContainers.cafChunk("data", info)]), .caf).isEmpty)
        let named = OlderContainers.asfNamed([("WM/ToolName", "Suno")])
        #expect(try claims(OlderContainers.asf([OlderContainers.asfNamed([("a", "b")]), named]), .wma).isEmpty)
        #expect(try claims(OlderContainers.asf([], after: named), .wma).isEmpty)
        #expect(try claims(OlderContainers.flv([("encoder", "Suno")], kind: 9), .flv).isEmpty)

        let suno = Build.comments("x", ["ENCODER=Suno"])
        #expect(try claims(Build.flac([(4, Build.comments("x", [])), (4, suno)]), .flac).isEmpty)
        #expect(try claims(Build.flac([(0, [])]) + Build.flac([(4, suno)]), .flac).isEmpty)
        #expect(try claims(Build.ogg([[1], [2], Array("OpusTags".utf8) + suno]), .ogg).isEmpty)

        let movie = Build.itemList([("©too", "Suno")])
        #expect(try claims(Build.mp4([], beside: movie), .mp4).isEmpty)
        #expect(try claims(Build.mp4([], beside: Build.box("moov", movie)), .mp4).isEmpty)
        #expect(try claims(Build.mp4([], beside: Build.box("mdat", Build.box("moov", movie))), .mp4).isEmpty)

        let writer = Build.writingApp("Suno")
        #expect(try claims(Build.matroska([Build.writingApp("x"), writer]), .mkv).isEmpty)
        #expect(try claims(Build.matroska([]) + writer, .mkv).isEmpty)
        #expect(try claims(Build.matroska([Build.element([0x1F, 0x43, 0xB6, 0x75], writer)]), .mkv).isEmpty)
    }

    @Test("A generator's name in a title, and a label that does not state generation, claim nothing")
    func innocent() throws {
        #expect(try claims(Build.mp4(Build.itemList([("©nam", "Midjourney"), ("©ART", "Suno")])), .mp4).isEmpty)
        #expect(try claims(Build.mp4(Build.keyed([("AIGC", #"{"Label": "3"}"#)])), .mp4).isEmpty)
        #expect(try claims(Build.mp4(Build.itemList([("©cmt", "not made with suno")])), .mp4).isEmpty)
    }

    @Test("Cut anywhere, or with any byte set to its extremes, a file is read to an end", arguments: 0..<10)
    func mutations(container: Int) throws {
        let comments = Build.comments("x", ["ENCODER=Audacity"])
        let files: [([UInt8], MediaFormat)] = [
            (Build.id3([("TENC", Array("\0Audacity".utf8))], version: 4), .mp3),
            (Build.riff("WAVE", [Build.info([("ISFT", "Audacity")])]), .wav),
            (Build.form("AIFF", [Build.bigChunk("ID3 ", Build.id3([("TENC", Array("\0Audacity".utf8))]))]), .aiff),
            (Build.flac([(4, comments)]), .flac), (Build.ogg([[1], Array("OpusTags".utf8) + comments]), .ogg),
            (Build.mp4(Build.keyed([("software", "iMovie")])), .mov),
            (Build.matroska([Build.writingApp("iMovie"), Build.simpleTag("ENCODER", "iMovie")]), .mkv),
            (OlderContainers.caf([OlderContainers.cafInfo([("encoding application", "Audacity")])]), .caf),
            (OlderContainers.asf([OlderContainers.asfNamed([("WM/ToolName", "iMovie")])]), .wmv),
            (OlderContainers.flv([("encoder", "Audacity")]), .flv),
        ]
        let (bytes, format) = files[container]
        #expect(!(try claims(bytes, format)).isEmpty)
        for position in bytes.indices {
            if position > 0 { _ = try claims(Array(bytes[..<position]), format) }
            for value in [0x00, 0x7F, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[position] = value
                #expect(try claims(changed, format).count <= 8)
            }
        }
    }
}
