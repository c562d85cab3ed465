import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Planted and hostile metadata", .timeLimit(.minutes(20)))
struct PlantedMetadataTests {
    private static let packet = Containers.xmp(Containers.sourceType)
    private static let marker = Containers.text("parameters", "Steps: 20, Sampler: Euler, Seed: 1")

    private func claims(_ bytes: [UInt8], _ format: MediaFormat) throws -> [MetadataClaim] {
        MetadataReader.statements(of: try MediaFile(bytes: bytes), format: format).claims
    }

    @Test("What follows the picture is passed over")
    func afterTheEnd() throws {
        let segment = Containers.jpeg([Containers.xmpSegment(Self.packet)])
        #expect(try claims(Containers.jpeg([], after: segment), .jpeg).isEmpty)
        let png = Containers.png([Containers.header, Containers.pixels, Containers.end, Self.marker])
        #expect(try claims(png, .png).isEmpty)
        let chunk = ByteBuilder.build { out in
            out.append("XMP ")
            out.little(Self.packet.count, 4)
            out.append(Self.packet)
        }
        #expect(try claims(Containers.webp(flags: 0x0C, [("VP8 ", [1, 2])], after: chunk), .webp).isEmpty)
    }

    @Test("A second block of a kind is passed over")
    func duplicates() throws {
        let first = Containers.exifSegment(Containers.tiff([(0x010F, "Canon")]))
        let second = Containers.exifSegment(Containers.tiff([(0x0131, "Midjourney")]))
        #expect(try claims(Containers.jpeg([first, second]), .jpeg).map(\.claim) == [.camera])
        let png = Containers.png([
            Containers.header, Containers.text("parameters", "none"), Self.marker, Containers.pixels, Containers.end,
        ])
        #expect(try claims(png, .png).isEmpty)
    }

    @Test("A chunk amid the picture data, before the header or with a broken checksum is passed over")
    func wronglyPlaced() throws {
        let amid = [Containers.header, Containers.pixels, Self.marker, Containers.pixels, Containers.end]
        #expect(try claims(Containers.png(amid), .png).isEmpty)
        #expect(try claims(Containers.png([Self.marker, Containers.header, Containers.end]), .png).isEmpty)
        let broken = Containers.png([Containers.header, Self.marker, Containers.end], breakingChecksums: true)
        #expect(try claims(broken, .png).isEmpty)
        let afterwards = [Containers.header, Containers.pixels, Self.marker, Containers.end]
        #expect(try claims(Containers.png(afterwards), .png).map(\.path) == ["png:parameters"])
    }

    @Test("WebP metadata that the header does not announce is passed over")
    func unannounced() throws {
        let bytes = Containers.webp(flags: 0, [("VP8 ", [1, 2]), ("XMP ", Self.packet)])
        #expect(try claims(bytes, .webp).isEmpty)
    }

    @Test("A property in a comment, outside the description or in a foreign namespace claims nothing")
    func misplacedProperties() throws {
        let planted = [
            Containers.xmp("<!-- \(Containers.sourceType) -->"),
            Array(Containers.sourceType.utf8),
            Array(String(decoding: Self.packet, as: UTF8.self).replacing("Iptc4xmpExt", with: "elsewhere").utf8),
            Containers.xmp("<![CDATA[\(Containers.sourceType)]]>"),
        ]
        for packet in planted {
            #expect(try claims(Containers.jpeg([Containers.xmpSegment(packet)]), .jpeg).isEmpty)
        }
    }

    @Test("Pixels that spell a marker claim nothing")
    func markerInPixels() throws {
        let pixels = (type: "IDAT", data: Array("tEXtparameters\0Steps: 20, Sampler: x, Seed: 1".utf8))
        #expect(try claims(Containers.png([Containers.header, pixels, Containers.end]), .png).isEmpty)
    }

    @Test("Cut anywhere, or with any byte set to its extremes, a file is read to an end", arguments: 0..<6)
    func mutations(container: Int) throws {
        let exif = Containers.tiff([(0x010F, "Canon"), (0x0110, "EOS")], comment: Array("ASCII\0\0\0hello".utf8))
        let files: [([UInt8], MediaFormat)] = [
            (Containers.jpeg([Containers.exifSegment(exif), Containers.xmpSegment(Self.packet)]), .jpeg),
            (Containers.png([Containers.header, ("eXIf", exif), Self.marker, Containers.end]), .png),
            (Containers.webp(flags: 0x0C, [("EXIF", exif), ("XMP ", Self.packet)]), .webp),
            (Containers.heif(exif: exif, xmp: Self.packet), .heif), (exif, .tiff), (Containers.gif(Self.packet), .gif),
        ]
        let (bytes, format) = files[container]
        let whole = try claims(bytes, format)
        #expect(!whole.isEmpty)
        for position in stride(from: 0, to: min(bytes.count, 400), by: 1) {
            if position > 0 { _ = try claims(Array(bytes[..<position]), format) }
            for value in [0x00, 0x7F, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[position] = value
                #expect(try claims(changed, format).count <= 8)
            }
        }
    }

    @Test("A directory that names itself as its Exif directory ends the walk")
    func directoryLoop() throws {
        let loop: [UInt8] =
            Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0]
        #expect(try claims(loop, .tiff).isEmpty)
    }

    @Test("An endless run of empty chunks exhausts the budget, not the machine")
    func endlessChunks() throws {
        let empty = Containers.png([("IDAT", [])])[8...]
        let bytes = Containers.png([Containers.header]) + (0..<80_000).flatMap { _ in empty }
        let file = try MediaFile(bytes: bytes + Containers.png([Self.marker, Containers.end])[8...])
        #expect(MetadataReader.statements(of: file, format: .png).claims.isEmpty)
    }
}
