import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis
@testable import Detectors

@Suite("Open marks in pixels", .timeLimit(.minutes(20)))
struct MarkTests {
    private static let names: [OpenMark: String] = [
        .sdxl: "sdxl", .sdxlExchanged: "sdxl-exchanged", .flux: "flux", .stableDiffusion1: "sd1",
        .stableDiffusion2: "sd2",
    ]
    private static let families = [
        "sdxl": "SDXL", "sdxl-exchanged": "SDXL", "flux": "FLUX", "sd1": "Stable Diffusion 1",
        "sd2": "Stable Diffusion 2",
    ]

    private let pool = DecoderPool(size: 1)

    @Test("R of every mark is what the reader in Python says of the same file")
    func correlations() async throws {
        for (name, expected) in try PixelVectors.read().marks {
            let (file, format) = (try PixelVectors.file(name), PixelVectors.format(name))
            let band: LowBand
            if format == .jpeg {
                let planes = try await pool.colourPlanes(file, format: format)
                band = LowBand(of: planes, blue: 1.772, red: 1.402, atMost: MarkReader.mostBlocks)
            } else {
                band = LowBand(of: try await pool.image(file, format: format), atMost: MarkReader.mostBlocks)
            }
            for (mark, found) in MarkReader.correlations(in: band) {
                let wanted = try #require(Self.names[mark].flatMap { expected.r[$0] })
                #expect(abs(found.correlation.whole - wanted) < (format == .jpeg ? 0.03 : 0.002), "\(name), \(mark)")
            }
        }
    }

    @Test("A marked picture is told with its family; one with another message, or none, is not")
    func vectors() async throws {
        for (name, expected) in try PixelVectors.read().marks where expected.way != "cropped" {
            let evidence = try await evidence(name)
            guard let truth = expected.truth else {
                #expect(evidence.state == .notApplicable && evidence.reason == .noMark, "\(name)")
                #expect(evidence.llr == nil && !evidence.isTrace)
                continue
            }
            #expect(evidence.isTrace && evidence.llr == 8, "\(name): \(evidence.explanation)")
            #expect(evidence.explanation.contains(try #require(Self.families[truth])))
            #expect(evidence.explanation.contains("Anyone can add this mark on purpose"))
            #expect(try #require(evidence.figures?["r"]) > 0.8 && evidence.score == evidence.figures?["r"])
            #expect(try #require(evidence.figures?["blocks"]) >= 1024)
            #expect(evidence.explanation.contains("scaled back") == (expected.way == "rescaled"))
        }
    }

    @Test("Two marks at once are both told")
    func twoMarks() async throws {
        let evidence = try await evidence("two.webp")
        #expect(evidence.explanation.contains("SDXL and Stable Diffusion 1 code"))
        #expect(evidence.explanation.contains("programs of the SDXL and the Stable Diffusion 1 family"))
        #expect(evidence.figures?["family"] == 3)
    }

    @Test("A cropped picture is told by a thorough look only")
    func cropped() async throws {
        #expect(try await evidence("sdxl-crop.webp").reason == .noMark)
        let image = try await pool.image(try PixelVectors.file("sdxl-crop.webp"), format: .webp)
        let finding = try #require(CropSearch.finding(in: image, marks: [.sdxl]))
        #expect(finding.mark == .sdxl && finding.way == .cropped && finding.correlation > 0.9)
        let other = try await pool.image(try PixelVectors.file("other.webp"), format: .webp)
        #expect(CropSearch.finding(in: other, marks: [.sdxl]) == nil)
    }

    @Test("Colour planes are read as they are stored where a decoder would smooth them")
    func storedPlanes() async throws {
        for name in ["sdxl.jpg", "sdxl-lossy.webp"] {
            let smoothed = try #require(try await evidence(name, decoders: nil).figures?["r"])
            let stored = try #require(try await evidence(name).figures?["r"])
            #expect(stored > smoothed, "\(name)")
        }
    }

    @Test(
        "Grey, CMYK, 16-bit and tiny pictures are read without an accusation",
        arguments: ["grey.jpg", "cmyk.jpg", "deep.png", "one.png", "plain.gif", "plain.tiff", "animated.webp"])
    func others(name: String) async throws {
        let file = try Fixture.file(name)
        let format = try await MediaDescriber.describe(file).format
        let evidence = try await evidence(file, format, decoders: pool)
        #expect(evidence.state == .notApplicable && evidence.reason == .imageTooSmall)
    }

    private func evidence(_ name: String, decoders: DecoderPool?) async throws -> Evidence {
        try await evidence(try PixelVectors.file(name), PixelVectors.format(name), decoders: decoders)
    }

    private func evidence(_ name: String) async throws -> Evidence { try await evidence(name, decoders: pool) }

    private func evidence(
        _ file: MediaFile, _ format: MediaFormat, decoders: DecoderPool?
    ) async throws -> Evidence {
        let image = try await pool.image(file, format: format)
        let description = MediaDescription(kind: .image, format: format, bytes: file.count, sha256: "")
        return await MarkDetector(decoders: decoders)
            .evidence(for: DecodedMedium(file: file, description: description, image: .success(image)))
    }
}
