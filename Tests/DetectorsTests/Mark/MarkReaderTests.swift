import Foundation
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Reading open marks", .timeLimit(.minutes(20)))
struct MarkReaderTests {
    @Test("Messages have their writers' lengths, and FLUX's the two digits less that its writer drops")
    func messages() {
        #expect(OpenMark.allCases.map(\.message.count) == [48, 48, 46, 136, 32])
        #expect(OpenMark.flux.message.prefix(10) == [1, 0, 1, 0, 1, 0, 1, 1, 1, 1])
        #expect(OpenMark.sdxl.message.prefix(8) == [1, 0, 1, 1, 0, 0, 1, 1])
        #expect(OpenMark.stableDiffusion2.message.prefix(8) == [0, 1, 0, 1, 0, 0, 1, 1])
    }

    @Test("The low band is half the sum of two by two pixels under each writer's arithmetic")
    func lowBand() {
        // Blue of 255 beside black: U is 0.436 · 255 = 111.16, and 111 + 128 as a byte.
        let rgb = (0..<16).flatMap { pixel in [0, 0, pixel % 4 < 2 ? 255 : 0] as [UInt8] }
        let band = LowBand(of: DecodedImage(width: 4, height: 4, rgb: rgb), atMost: 100)
        #expect(band.width == 2 && band.height == 0, "four rows of values make a block, and eight pixels four rows")
        let tall = LowBand(of: DecodedImage(width: 4, height: 8, rgb: rgb + rgb), atMost: 100)
        let float = tall.withValues(of: .float) { Array($0) }
        let exchanged = tall.withValues(of: .exchanged) { Array($0) }
        let byte = tall.withValues(of: .byte) { Array($0) }
        #expect(tall.width == 2 && tall.height == 4)
        #expect(abs(float[0] - (2 * 111.157_56 + 1)) < 1e-3 && float[1] == 1)
        #expect(abs(exchanged[0] - (2 * -0.147_108 * 255 + 1)) < 1e-3)
        #expect(byte[0] == 2 * (111 + 128) && byte[1] == 256)
    }

    @Test("Every second row of blocks of a picture that is twice too large is looked at")
    func sampling() {
        let image = GeneratedPicture.make(width: 64, height: 128)
        let whole = BlockPhases(LowBand(of: image, atMost: 128), .float)
        let half = BlockPhases(LowBand(of: image, atMost: 64), .float)
        #expect((whole.columns, whole.rows, whole.every) == (8, 16, 1))
        #expect((half.columns, half.rows, half.every) == (8, 8, 2))
        for row in 0..<8 {
            #expect(half.values[row * 8..<row * 8 + 8] == whole.values[row * 16..<row * 16 + 8])
        }
    }

    @Test("Sine and cosine of values in periods of 36 are those of the library, whatever their number")
    func phases() {
        for count in [0, 1, 4, 1001] {
            let values = (0..<count).map { Float($0) * 0.731 }
            let (sine, cosine) = BlockPhases.turned(values)
            #expect(sine.count == count && cosine.count == count)
            for (place, value) in values.enumerated() {
                let angle = Double(value) * 2 * .pi / 36
                #expect(abs(Double(sine[place]) - sin(angle)) < 1e-5 && abs(Double(cosine[place]) - cos(angle)) < 1e-5)
            }
        }
    }

    @Test("Flat, grey, striped and tiny pictures have no correlation")
    func nothing() {
        for (width, height) in [(1, 1), (7, 9), (65_535, 1), (1, 65_535), (8, 8), (256, 256)] {
            let flat = DecodedImage(
                width: width, height: height, rgb: [UInt8](repeating: 90, count: width * height * 3))
            let band = LowBand(of: flat, atMost: MarkReader.mostBlocks)
            #expect(MarkReader.correlations(in: band).values.allSatisfy { $0.correlation.whole == 0 })
            #expect(MarkReader.findings(in: band).isEmpty && MarkReader.rescaledFindings(in: flat).isEmpty)
        }
        let stripes = DecodedImage(
            width: 512, height: 256,
            rgb: (0..<512 * 256).flatMap { [UInt8](repeating: $0 % 16 < 8 ? 0 : 255, count: 3) })
        #expect(MarkReader.findings(in: LowBand(of: stripes, atMost: MarkReader.mostBlocks)).isEmpty)
    }

    @Test("Patterns and noise carry no mark")
    func unmarked() {
        var random = SplitMix64(state: 5)
        let noise = (0..<320 * 256 * 3).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for image in [
            GeneratedPicture.make(width: 768, height: 256), DecodedImage(width: 320, height: 256, rgb: noise),
        ] {
            let band = LowBand(of: image, atMost: MarkReader.mostBlocks)
            #expect(MarkReader.findings(in: band).isEmpty)
            #expect(MarkReader.correlations(in: band).values.allSatisfy { $0.correlation.whole < 0.7 })
        }
    }

    @Test("Scaling and halving at once is halving what was scaled")
    func rescaled() {
        let image = DecodedImage(
            width: 96, height: 64,
            rgb: (0..<96 * 64).flatMap { place in
                let (x, y) = (place % 96, place / 96)
                return [UInt8(60 + x), UInt8(200 - x - y / 2), UInt8(50 + (x * y) % 97)]
            })
        let scaled = image.withPixels { pixels in
            ImageResampler.resize(
                pixels, width: 96, height: 64, target: (144, 96),
                window: PixelRectangle(x: 0, y: 0, width: 144, height: 96), filter: .bicubic)
        }
        let two = LowBand(of: DecodedImage(width: 144, height: 96, rgb: scaled), atMost: 1000)
        let one = LowBand(of: image, scaledTo: (144, 96), atMost: 1000)
        #expect(one.width == two.width && one.height == two.height)
        let (a, b) = (one.withValues(of: .float) { Array($0) }, two.withValues(of: .float) { Array($0) })
        let differences = zip(a, b).map { abs($0 - $1) }.sorted()
        // The picture that is scaled first is rounded and cut to bytes.
        #expect(differences[differences.count * 9 / 10] < 1, "\(differences.suffix(5))")
    }

    @Test("Sizes of generators with the proportions of a picture are tried, and no far or large one")
    func sizes() {
        func sizes(_ width: Int, _ height: Int) -> [String] {
            GeneratorSizes.fitting(width: width, height: height).map { "\($0.width)x\($0.height)" }
        }
        #expect(sizes(256, 256) == ["512x512"])
        #expect(sizes(1080, 1080) == ["1024x1024", "768x768", "512x512", "2048x2048"])
        #expect(sizes(1094, 749) == ["1216x832"])
        #expect(sizes(1024, 1024) == ["768x768", "512x512", "2048x2048"])
        #expect(sizes(4000, 3000).isEmpty && sizes(6000, 4000).isEmpty && sizes(3000, 3000).isEmpty)
    }
}
