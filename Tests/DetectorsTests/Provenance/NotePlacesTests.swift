import Containers
import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Places of notes", .timeLimit(.minutes(20)))
struct NotePlacesTests {
    private typealias Build = TagContainers
    private static let label = #"{"Label":"1","ContentProducer":"example"}"#
    private static let settings = "a fox\nSteps: 20, Sampler: Euler, Seed: 1"

    private func said(_ bytes: [UInt8], _ format: MediaFormat) throws -> [MetadataClaim] {
        MetadataReader.statements(of: try MediaFile(bytes: bytes), format: format).claims
    }

    private func png(_ chunks: (type: String, data: [UInt8])...) -> [UInt8] {
        Containers.png([Containers.header] + chunks + [Containers.pixels, Containers.end])
    }

    private static func wide(_ text: String, isBig: Bool = false) -> [UInt8] {
        text.utf16.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(
        "A user comment is read with any charset before it, or with none",
        arguments: [
            Array("ASCII\0\0\0".utf8), [UInt8](repeating: 0, count: 8), Array("JIS\0\0\0\0\0".utf8), [],
            Array("ascii   ".utf8), Array("charset=Ascii ".utf8), Array("charset=\"Unicode\" ".utf8),
            Array("UNICODE\0".utf8),
        ])
    func charsets(charset: [UInt8]) throws {
        let comment = charset + Array(#"{"AIGC": \#(Self.label)}"#.utf8)
        let bytes = Containers.jpeg([Containers.exifSegment(Containers.tiff([], comment: comment))])
        #expect(try said(bytes, .jpeg).map(\.path) == ["exif:UserComment"])
    }

    @Test("UTF-16 is read in either order of bytes, in a comment and in the tags of Windows", arguments: [true, false])
    func wideTexts(isBig: Bool) throws {
        for mark in [[], isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]] as [[UInt8]] {
            let comment = Array("UNICODE\0".utf8) + mark + Self.wide(Self.settings, isBig: isBig)
            let bytes = Containers.jpeg([Containers.exifSegment(Containers.tiff([], comment: comment))])
            #expect(try said(bytes, .jpeg).map(\.value) == ["a fox Steps: 20, Sampler: Euler, Seed: 1"])
        }
        let value = String(decoding: Self.wide(Self.settings), as: UTF8.self)
        let bytes = Containers.jpeg([Containers.exifSegment(Containers.tiff([(0x9C9C, value)]))])
        #expect(try said(bytes, .jpeg).map(\.path) == ["exif:XPComment"])
    }

    @Test("Comments of JPEG and GIF, and an own segment with the label, are read")
    func comments() throws {
        let comment = Containers.jpeg([(0xFE, Array(Self.settings.utf8))])
        #expect(try said(comment, .jpeg).map(\.path) == ["jpeg:Comment"])
        let segment = Containers.jpeg([(0xEB, Array("AIGC\(Self.label)".utf8))])
        #expect(try said(segment, .jpeg).map(\.path) == ["jpeg:APPn"])
        let gif = ByteBuilder.build { out in
            out.append("GIF89a")
            out.append([1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE])
            for part in [Self.settings.prefix(9), Self.settings.dropFirst(9)] {
                out.append([UInt8(part.utf8.count)])
                out.append(String(part))
            }
            out.append([0, 0x3B])
        }
        #expect(try said(gif, .gif).map(\.path) == ["gif:Comment"])
    }

    @Test("The graph of an animated PNG is read, and XMP in any kind of text chunk")
    func pngTexts() throws {
        let graph = ("comf", Array("prompt\0{\"3\": {\"class_type\": \"KSampler\"}}".utf8))
        #expect(try said(png(graph), .png).map(\.path) == ["png:prompt"])
        let packet = ("tEXt", Array("XML:com.adobe.xmp\0".utf8) + Containers.xmp(Containers.sourceType))
        #expect(try said(png(packet), .png).map(\.path) == ["xmp:DigitalSourceType"])
    }

    @Test("Profiles in hexadecimal are read", arguments: ["xmp", "exif", "APP1", "iptc"])
    func rawProfiles(kind: String) throws {
        let exif = Array("Exif\0\0".utf8) + Containers.tiff([(0x0131, "ComfyUI")])
        let xmp = Containers.xmp(Containers.sourceType)
        let (content, path): ([UInt8], String) =
            switch kind {
            case "exif": (exif, "exif:Software")
            case "xmp": (xmp, "xmp:DigitalSourceType")
            case "APP1": (Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp, "xmp:DigitalSourceType")
            default: (Self.resources("Made with Google AI"), "iim:Credit")
            }
        let digits = content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let lines = stride(from: 0, to: digits.count, by: 36).map { digits[$0..<min($0 + 36, digits.count)].joined() }
        let text = "\n\(kind.lowercased())\n     \(content.count)\n" + lines.joined(separator: "\n") + "\n"
        #expect(try said(png(Containers.text("Raw profile type \(kind)", text)), .png).map(\.path) == [path])
        #expect(try said(png(Containers.text("Raw profile type \(kind)", "\nx\n 99999999\n00")), .png).isEmpty)
    }

    /// Photoshop's resources with one record of IPTC-IIM among them.
    private static func resources(_ credit: String) -> [UInt8] {
        let records = ByteBuilder.build { out in
            out.append([0x1C, 2, 0, 0, 2, 0, 4, 0x1C, 2, 110])
            out.big(credit.utf8.count, 2)
            out.append(credit)
        }
        return ByteBuilder.build { out in
            out.append("8BIM")
            out.append([0x03, 0xED, 0, 0, 0, 0, 0, 1, 9, 0])
            out.append("8BIM")
            out.append([0x04, 0x04, 0, 0])
            out.big(records.count, 4)
            out.append(records)
        }
    }

    @Test("IPTC-IIM is read among Photoshop's resources, also where they are cut into two segments")
    func records() throws {
        let start = Array("Photoshop 3.0\0".utf8)
        let resources = Self.resources("Edited with Google AI")
        for cut in [resources.count, 20] {
            let segments = [start + resources[..<cut], start + resources[cut...]].map {
                (marker: UInt8(0xED), payload: $0)
            }
            let found = try said(Containers.jpeg(segments), .jpeg)
            #expect(found.map(\.path) == ["iim:Credit"] && found.map(\.withAI) == [true])
        }
    }

    @Test("The trailer of Samsung's phones is read from its end, whatever its numbers claim")
    func samsung() throws {
        let name = "PhotoEditor_Re_Edit_Data"
        let block = ByteBuilder.build { out in
            out.append([0, 0, 0xA1, 0x0B])
            out.little(name.utf8.count, 4)
            out.append(name + #"{"originalPath":"x","genAIType":1}"#)
        }
        let trailer = ByteBuilder.build { out in
            out.append(block)
            out.append("SEFH")
            out.little(106, 4)
            out.little(1, 4)
            out.append([0, 0, 0xA1, 0x0B])
            out.little(block.count, 4)
            out.little(block.count, 4)
            out.little(24, 4)
            out.append("SEFT")
        }
        let found = try said(Containers.jpeg([], after: trailer), .jpeg)
        #expect(found == [MetadataClaim(path: "samsung:\(name)", value: "Galaxy AI", claim: .edited, withAI: true)])
        for index in trailer.indices.suffix(32) {
            var changed = trailer
            changed[index] = 0xFF
            _ = try said(Containers.jpeg([], after: changed), .jpeg)
        }
    }

    @Test(
        "XMP is read in any legal spelling",
        arguments: [
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT" x:DigitalSourceType="TERM"/></r:RDF>"#,
            #"<RDF xmlns="RDF"><Description><DigitalSourceType xmlns="EXT">TERM</DigitalSourceType></Description></RDF>"#,
            #"<r:RDF xmlns:r='RDF'><r:Description xmlns:x='EXT'><x:DigitalSourceType r:resource='TERM'/></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT"><x:DigitalSourceType><![CDATA[TERM]]></x:DigitalSourceType></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT"><x:DigitalSourceType>digsrctype:<!-- -->trained&#65;lgorithmic<![CDATA[Media]]></x:DigitalSourceType></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT"><x:DigitalSourceType><r:Bag><r:li>TERM</r:li></r:Bag></x:DigitalSourceType></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT"><x:DigitalSourceType r:parseType="Resource"><r:value>TERM</r:value></x:DigitalSourceType></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT"><x:DigitalSourceType><r:Description r:value="TERM"/></x:DigitalSourceType></r:Description></r:RDF>"#,
            #"<a:RDF xmlns:a="RDF"><a:Description xmlns:b="other"><b:c xmlns:b="EXT"/><b:DigitalSourceType xmlns:b="EXT">TERM</b:DigitalSourceType></a:Description></a:RDF>"#,
        ])
    func spellings(packet: String) throws {
        let text = Self.named(packet)
        for bytes in [Array(text.utf8), [0xFF, 0xFE] + Self.wide(text), Self.wide(text, isBig: true)] {
            let found = try said(Containers.jpeg([Containers.xmpSegment(bytes)]), .jpeg)
            #expect(found.map(\.path) == ["xmp:DigitalSourceType"])
        }
    }

    @Test(
        "A property of an ingredient, a region or a step of the history is not the medium's",
        arguments: [
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT" xmlns:m="http://ns.adobe.com/xap/1.0/mm/"><m:Ingredients><r:Bag><r:li r:parseType="Resource"><x:DigitalSourceType>TERM</x:DigitalSourceType></r:li></r:Bag></m:Ingredients></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="EXT" xmlns:m="http://ns.adobe.com/xap/1.0/mm/"><m:DerivedFrom x:DigitalSourceType="TERM"/></r:Description></r:RDF>"#,
            #"<r:RDF xmlns:r="RDF"><r:Description xmlns:x="elsewhere" x:DigitalSourceType="TERM"/></r:RDF>"#,
        ])
    func foreignProperties(packet: String) throws {
        #expect(try said(Containers.jpeg([Containers.xmpSegment(Array(Self.named(packet).utf8))]), .jpeg).isEmpty)
    }

    private static func named(_ packet: String) -> String {
        packet.replacing("RDF\"", with: "http://www.w3.org/1999/02/22-rdf-syntax-ns#\"")
            .replacing("RDF'", with: "http://www.w3.org/1999/02/22-rdf-syntax-ns#'")
            .replacing("EXT", with: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/").replacing(
                "TERM", with: Containers.sourceTerm)
    }

    @Test("A packet of very many nodes, namespaces or depths is read to an end")
    func bombs() {
        let start = #"<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description>"#
        for part in ["<a/>", "<a b='c'>", "<a xmlns:b='c'/>", "<!---->", "&amp;", "<![CDATA[x]]>"] {
            let packet = XMPPacket(ByteWindow(Array(start.utf8) + Array(String(repeating: part, count: 100_000).utf8)))
            #expect(packet.properties.count <= 2048)
        }
        // A million nodes, as a file may hold them: too many to look at, and those of the picture's own packet count.
        let million = Array((start + String(repeating: "<a/>", count: 1_000_000)).utf8)
        let file = png(("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + million))
        #expect(throws: Never.self) { try said(file, .png) }
    }

    @Test("Texts that unpack to very much are passed over, and so are more than a few", arguments: ["zTXt", "iTXt"])
    func packedBombs(type: String) throws {
        let bomb: [UInt8] = [0x78, 0x9C] + Self.zeros(runs: 20_000)
        let prefix = type == "zTXt" ? Array("prompt\0\0".utf8) : Array("prompt\0\u{1}\0\0\0".utf8)
        let chunks = Array(repeating: (type: type, data: prefix + bomb), count: 64)
        let file = Containers.png([Containers.header] + chunks + [Containers.pixels, Containers.end])
        #expect(try said(file, .png).isEmpty)
    }

    /// A block of DEFLATE with fixed codes: a zero, then runs of 258 more of it.
    private static func zeros(runs: Int) -> [UInt8] {
        var (bytes, bits, count) = ([UInt8](), 0, 0)
        func put(_ code: Int, _ width: Int, reversed: Bool = true) {
            for index in 0..<width {
                bits |= (code >> (reversed ? width - 1 - index : index) & 1) << count
                count += 1
                guard count == 8 else { continue }
                bytes.append(UInt8(bits))
                (bits, count) = (0, 0)
            }
        }
        put(1, 1)
        put(1, 2, reversed: false)
        put(0b0011_0000, 8)
        for _ in 0..<runs {
            put(0b1100_0101, 8)
            put(0, 5)
        }
        put(0, 7)
        put(0, 7)
        return bytes
    }

    @Test("A profile in hexadecimal that lies about its length holds nothing", arguments: [Int.min, -1, .max, 1 << 40])
    func lyingProfile(length: Int) throws {
        let text = Containers.text("Raw profile type exif", "\nexif\n\(length)\n45786966")
        #expect(try said(png(text), .png).isEmpty)
    }

    @Test("What a decoder reads is read for notes too: behind stray bytes and ID3 tags, in a movie that was cut off")
    func likeDecoders() throws {
        var jpeg = Containers.jpeg([(0xE0, [1, 2]), (0xFE, Array(Self.settings.utf8))])
        jpeg.insert(contentsOf: [0, 7, 0xFF, 0], at: 8)
        #expect(try said(jpeg, .jpeg).map(\.path) == ["jpeg:Comment"])
        let comments = Build.comments("x", ["ENCODER=Suno"])
        let flac = Build.id3([("TIT2", Array("\0x".utf8))]) + Build.flac([(0, [1]), (4, comments)])
        #expect(try said(flac, .flac).map(\.path) == ["vorbis:ENCODER"])
        let tail = Build.box("trak", [UInt8](repeating: 0, count: 100))
        let movie = Build.box("moov", Build.itemList([("©too", "Suno")]) + tail)
        let file = Build.box("ftyp", Array("isom\0\0\0\0".utf8)) + movie
        #expect(try said(Array(file.dropLast(50)), .mp4).map(\.path) == ["mp4:©too"])
        #expect(try said(Array(file.dropLast(tail.count + 1)), .mp4).isEmpty)
    }

    @Test("Places that sound and video have for the label are read")
    func soundAndVideo() throws {
        let chunk = Build.riff("WAVE", [Build.chunk("AIGC", Array(Self.label.utf8))])
        #expect(try said(chunk, .wav).map(\.path) == ["riff:AIGC"])
        #expect(try said(Build.form("AIFF", [Build.bigChunk("AIGC", Array(Self.label.utf8))]), .aiff).count == 1)
        #expect(
            try said(Build.id3([("PRIV", Array("AIGC\0\(Self.label)".utf8))]), .mp3).map(\.path) == ["id3:PRIV:AIGC"])
        let packet = Array("XMP\0".utf8) + Containers.xmp(Containers.sourceType)
        #expect(try said(Build.id3([("PRIV", packet)]), .mp3).map(\.path) == ["xmp:DigitalSourceType"])
        let item = Build.box("ilst", Build.box([0, 0, 0, 2], Build.data(Self.label)))
        let handler = Build.box("hdlr", [UInt8](repeating: 0, count: 24))
        let movie = Build.box("moov", Build.box("udta", Build.box("meta", [0, 0, 0, 0] + handler + item)))
        #expect(try said(Build.box("ftyp", Array("isom\0\0\0\0".utf8)) + movie, .mp4).map(\.claim) == [.synthetic])
        let box = Build.box("moov", Build.box("udta", Build.box("AIGC", [0, 0, 0, 0] + Array(Self.label.utf8))))
        #expect(try said(Build.box("ftyp", Array("isom\0\0\0\0".utf8)) + box, .mp4).map(\.path) == ["mp4:AIGC"])
    }
}
