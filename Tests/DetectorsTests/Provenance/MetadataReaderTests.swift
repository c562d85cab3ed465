import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Metadata claims", .timeLimit(.minutes(20)))
struct MetadataReaderTests {
    private static let camera = Containers.tiff([(0x010F, "Canon"), (0x0110, "EOS 5D")])
    private static let synthetic = MetadataClaim(
        path: "xmp:DigitalSourceType", value: Containers.sourceTerm, claim: .synthetic)
    private static let taken = MetadataClaim(path: "exif:Make", value: "Canon EOS 5D", claim: .camera)
    private static let packet = Containers.xmp(Containers.sourceType)

    private func claims(_ bytes: [UInt8], _ format: MediaFormat) throws -> [MetadataClaim] {
        MetadataReader.statements(of: try MediaFile(bytes: bytes), format: format).claims
    }

    @Test("Every container gives up its Exif and XMP", arguments: [MediaFormat.jpeg, .png, .webp, .heif, .avif, .gif])
    func everyContainer(format: MediaFormat) throws {
        let packet = Self.packet
        let bytes: [UInt8] =
            switch format {
            case .jpeg: Containers.jpeg([Containers.exifSegment(Self.camera), Containers.xmpSegment(packet)])
            case .png:
                Containers.png([
                    Containers.header, ("eXIf", Self.camera),
                    ("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + packet), Containers.pixels, Containers.end,
                ])
            case .webp:
                Containers.webp(
                    flags: 0x0C, [("VP8 ", [1, 2, 3]), ("EXIF", Self.camera), ("XMP ", packet)])
            case .gif: Containers.gif(packet)
            default: Containers.heif(exif: Self.camera, xmp: packet)
            }
        let expected = format == .gif ? [Self.synthetic] : [Self.taken, Self.synthetic]
        #expect(try claims(bytes, format) == expected)
    }

    @Test("A TIFF file's own directory is read")
    func tiffFile() throws {
        let bytes = Containers.tiff([(0x010F, "Nikon"), (0x0131, "Adobe Photoshop 25.0")])
        #expect(
            try claims(bytes, .tiff) == [
                MetadataClaim(path: "exif:Make", value: "Nikon", claim: .camera),
                MetadataClaim(path: "exif:Software", value: "Adobe Photoshop 25.0", claim: .edited),
            ])
    }

    @Test(
        "Generators' text chunks are recognised",
        arguments: [
            ("parameters", "a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"),
            ("prompt", #"{"3": {"class_type": "KSampler", "inputs": {}}}"#),
            ("workflow", #"{"last_node_id": 9, "nodes": [], "links": []}"#),
            ("Software", "NovelAI"), ("invokeai_metadata", "{}"), ("Dream", "a cat -s 50"),
            ("Description", "a cat --v 5 Job ID: 0b1c"),
        ])
    func textChunks(keyword: String, value: String) throws {
        let bytes = Containers.png([
            Containers.header, Containers.text(keyword, value), Containers.pixels, Containers.end,
        ])
        let found = try claims(bytes, .png)
        #expect(found.map(\.path) == ["png:\(keyword)"])
        #expect(found.map(\.claim) == [.synthetic])
    }

    @Test(
        "Ordinary text chunks claim nothing",
        arguments: [("parameters", "f/2.8"), ("prompt", "a cat"), ("Software", "gnome-screenshot")])
    func ordinaryText(keyword: String, value: String) throws {
        let bytes = Containers.png([
            Containers.header, Containers.text(keyword, value), Containers.pixels, Containers.end,
        ])
        #expect(try claims(bytes, .png).isEmpty)
    }

    @Test("Settings in an Exif user comment are recognised in either encoding", arguments: [true, false])
    func userComment(isUTF16: Bool) throws {
        let text = "a cat\nSteps: 20, Sampler: Euler a, Seed: 1"
        let comment =
            isUTF16
            ? Array("UNICODE\0".utf8) + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            : Array("ASCII\0\0\0".utf8) + Array(text.utf8)
        let bytes = Containers.jpeg([Containers.exifSegment(Containers.tiff([], comment: comment))])
        let found = try claims(bytes, .jpeg)
        #expect(found.map(\.path) == ["exif:UserComment"])
        #expect(found.first?.value == "a cat Steps: 20, Sampler: Euler a, Seed: 1")
    }

    @Test("A generator's graph in the camera fields is not a camera")
    func graphInCameraFields() throws {
        let exif = Containers.tiff([(0x010F, "workflow:{\"nodes\":[]}"), (0x0110, "prompt:{}")])
        let bytes = Containers.webp(flags: 0x08, [("VP8 ", [1, 2]), ("EXIF", exif)])
        #expect(try Set(claims(bytes, .webp).map(\.claim)) == [.synthetic])
    }

    @Test("Values are one clean line of at most 200 characters")
    func cleanValues() throws {
        let long = "NovelAI\u{1B}[31m\u{202E}\n" + String(repeating: "x", count: 500)
        let bytes = Containers.png([
            Containers.header, Containers.text("Software", long), Containers.pixels, Containers.end,
        ])
        let value = try #require(try claims(bytes, .png).first).value
        #expect(value.count == 200)
        #expect(value.hasPrefix("NovelAI [31m xxx"))
    }

    @Test("Compressed PNG texts are unpacked")
    func compressedText() throws {
        let texts = [
            ("zTXt", Array("parameters\0\0".utf8) + Self.packed),
            ("iTXt", Array("parameters\0\u{1}\0\0\0".utf8) + Self.packed),
        ]
        for chunk in texts {
            let found = try claims(Containers.png([Containers.header, chunk, Containers.pixels, Containers.end]), .png)
            #expect(found.map(\.value) == ["a cat Steps: 20, Sampler: Euler a, Seed: 1"])
        }
    }

    /// The settings of a picture, packed by zlib.
    private static let packed: [UInt8] = [
        0x78, 0xDA, 0x4B, 0x54, 0x48, 0x4E, 0x2C, 0xE1, 0x0A, 0x2E, 0x49, 0x2D, 0x28, 0xB6, 0x52, 0x30, 0x32, 0xD0,
        0x51, 0x08, 0x4E, 0xCC, 0x2D, 0xC8, 0x49, 0x2D, 0xB2, 0x52, 0x70, 0x2D, 0x05, 0x52, 0x0A, 0x89, 0x40, 0x91,
        0xD4, 0xD4, 0x14, 0x2B, 0x05, 0x43, 0x00, 0x1A, 0x17, 0x0C, 0xDF,
    ]

    @Test("Extended XMP counts when the main packet announces it, whole and in order")
    func extendedXMP() throws {
        let digest = String(repeating: "A", count: 32)
        let note = "n:HasExtendedXMP"
        let main = Containers.xmp("<\(note) xmlns:n=\"http://ns.adobe.com/xmp/note/\">\(digest)</\(note)>")
        let packet = Containers.xmp(Containers.sourceType)
        func part(_ range: Range<Int>) -> (marker: UInt8, payload: [UInt8]) {
            let head = ByteBuilder.build { out in
                out.append("http://ns.adobe.com/xmp/extension/\0" + digest)
                out.big(packet.count, 4)
                out.big(range.lowerBound, 4)
            }
            return (0xE1, head + packet[range])
        }
        let (first, second) = (part(0..<100), part(100..<packet.count))
        let announced = Containers.xmpSegment(main)
        #expect(try claims(Containers.jpeg([announced, first, second]), .jpeg) == [Self.synthetic])
        #expect(try claims(Containers.jpeg([announced, second, first]), .jpeg).isEmpty)
        #expect(try claims(Containers.jpeg([announced, first, first, second]), .jpeg).isEmpty)
        let silent = Containers.xmpSegment(Containers.xmp(""))
        #expect(try claims(Containers.jpeg([silent, first, second]), .jpeg).isEmpty)
    }

    @Test("BigTIFF is read like TIFF")
    func bigTIFF() throws {
        let maker = Array("Nikon Corporation\0".utf8)
        let bytes = ByteBuilder.build { out in
            out.append(Array("II".utf8) + [43, 0, 8, 0, 0, 0])
            out.little(16, 8)
            out.little(1, 8)
            out.little(0x010F, 2)
            out.little(2, 2)
            out.little(maker.count, 8)
            out.little(52, 8)
            out.little(0, 8)
            out.append(maker)
        }
        #expect(try claims(bytes, .tiff).map(\.value) == ["Nikon Corporation"])
    }

    @Test("The label that Chinese law asks for is read in XMP, in an Exif comment and in PNG text")
    func label() throws {
        let label = #"{"Label": "1", "ContentProducer": "example"}"#
        let property = "<t:AIGC xmlns:t=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">\(label)</t:AIGC>"
        let packet = Containers.xmpSegment(Containers.xmp(property))
        #expect(try claims(Containers.jpeg([packet]), .jpeg).map(\.path) == ["xmp:AIGC"])
        let comment = Array("ASCII\0\0\0{\"AIGC\": \(label)}".utf8)
        let exif = Containers.exifSegment(Containers.tiff([], comment: comment))
        #expect(try claims(Containers.jpeg([exif]), .jpeg).map(\.path) == ["exif:UserComment"])
        let text = Containers.png([Containers.header, Containers.text("AIGC", label), Containers.end])
        #expect(try claims(text, .png).map(\.claim) == [.synthetic])
    }
}
