import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@testable import touchstone

@Suite("Parts of a scan")
struct ScanPartsTests {
    @Test("Results come back in order, whatever the order they end in")
    func reorder() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            var buffer = ReorderBuffer<Int>()
            let due = (0..<30).shuffled(using: &generator).flatMap { buffer.insert($0, number: $0) }
            #expect(due == Array(0..<30))
        }
    }

    @Test("A picture written as PNG is decoded to the same pixels", arguments: [(1, 1), (7, 5), (160, 160)])
    func pngRoundTrip(width: Int, height: Int) async throws {
        let pixels = (0..<width * height * 3).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 5) }
        let folder = try TemporaryFolder()
        let path = try folder.write(PNGEncoder.file(width: width, height: height, rgb: pixels), to: "a.png")
        let pool = DecoderPool(size: 1)
        let image = try await pool.image(MediaFile(path: path), format: .png)
        #expect(image.width == width && image.height == height)
        #expect(image.withPixels(Array.init) == pixels)
        await pool.shutdown()
    }

    @Test("A thumbnail keeps the shape and the colour", arguments: [(1000, 20), (20, 1000), (3, 2)])
    func thumbnail(width: Int, height: Int) async throws {
        let image = DecodedImage(
            width: width, height: height, rgb: (0..<width * height).flatMap { _ in [200, 100, 50] as [UInt8] })
        let folder = try TemporaryFolder()
        let path = try folder.write(Thumbnail.png(of: image), to: "a.png")
        let pool = DecoderPool(size: 1)
        let small = try await pool.image(MediaFile(path: path), format: .png)
        #expect(max(small.width, small.height) == min(160, max(width, height)))
        #expect(small.withPixels { $0.prefix(3).elementsEqual([200, 100, 50]) })
        await pool.shutdown()
    }

    @Test("The exit status names the gravest thing that happened")
    func tally() {
        var tally = ScanTally()
        #expect(tally.status(failingOn: []) == .done)
        tally.count(.failure(MediaError(.emptyFile, "Empty.")))
        #expect(tally.status(failingOn: [.synthetic]) == .incomplete)
        #expect(tally.summary == "1 file: 1 not analysed")
    }
}
