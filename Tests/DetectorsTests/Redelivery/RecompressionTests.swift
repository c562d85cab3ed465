import MediaDecoding
import Testing

@testable import Detectors

@Suite("Recompression", .timeLimit(.minutes(20)))
struct RecompressionTests {
    private let picture = GeneratedPicture.make(width: 37, height: 50)

    @Test("A block is the sum of its frequencies")
    func transform() {
        var block = PixelBlock()
        for row in 0..<8 { for column in 0..<8 { block.rows[row][column] = Float((row * 31 + column * 17) % 64 - 32) } }
        let frequencies = block.frequencies
        let sum = (0..<8).reduce(Float(0)) { $0 + block.rows[$1].sum() }
        #expect(abs(frequencies.rows[0][0] - sum / 8) < 1e-3)
        let again = frequencies.values
        for row in 0..<8 {
            #expect(
                (again.rows[row] - block.rows[row]).indices.allSatisfy { column in
                    abs(again.rows[row][column] - block.rows[row][column]) < 1e-3
                })
        }
    }

    @Test("The steps of quality 50 are the standard's own, and 100 rounds to whole numbers")
    func steps() {
        #expect(PixelBlock.luminanceSteps(quality: 50).rows[0][0] == 16)
        #expect(PixelBlock.chrominanceSteps(quality: 50).rows[7][7] == 99)
        #expect(PixelBlock.luminanceSteps(quality: 100).rows[7][7] == 1)
        #expect(PixelBlock.luminanceSteps(quality: 25).rows[0][1] == 22)
    }

    @Test("A lower quality loses more, whatever the size")
    func monotone() {
        let errors = [95, 60, 20].map { error(of: Recompression(quality: $0).apply(to: picture)) }
        #expect(errors[0] > 0)
        #expect(errors[0] < errors[1])
        #expect(errors[1] < errors[2])
    }

    @Test("A picture of one colour stays that colour, within rounding")
    func flat() {
        let flat = DecodedImage(width: 20, height: 9, rgb: [UInt8](repeating: 200, count: 20 * 9 * 3))
        let lossy = Recompression(quality: 60).apply(to: flat)
        #expect(lossy.withPixels { pixels in pixels.allSatisfy { abs(Int($0) - 200) <= 3 } })
    }

    @Test("Shrinking keeps proportions and leaves small pictures alone; cropping keeps the middle")
    func sizes() {
        let small = picture.shrunk(toLongest: 25)
        #expect((small.width, small.height) == (19, 25))
        #expect(picture.shrunk(toLongest: 50) === picture)
        let cropped = picture.cropped(toShare: 0.8)
        #expect((cropped.width, cropped.height) == (29, 40))
        let corner = picture.withPixels { $0[(5 * 37 + 4) * 3] }
        #expect(cropped.withPixels { $0[0] } == corner)
    }

    /// Mean absolute difference to the picture.
    private func error(of other: DecodedImage) -> Double {
        let sum = picture.withPixels { one in
            other.withPixels { two in zip(one, two).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) } }
        }
        return Double(sum) / Double(picture.width * picture.height * 3)
    }
}
