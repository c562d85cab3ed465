import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis

@Suite("Pictures of indexed colours", .timeLimit(.minutes(20)))
struct IndexedPictureTests {
    @Test("The decoder reads back what was drawn")
    func roundTrip() async throws {
        var picture = IndexedPicture(width: 300, height: 260, filledWith: 0)
        picture.pixels[299] = 1
        picture.pixels[259 * 300] = 2
        let file = picture.png(palette: [(0, 0, 0, 255), (200, 10, 20, 255), (5, 6, 7, 0)])
        let pool = DecoderPool(size: 1)
        let folder = try TemporaryFolder()
        let image = try await pool.image(MediaFile(path: folder.write(file, to: "a.png")), format: .png)
        await pool.shutdown()
        #expect((image.width, image.height) == (300, 260))
        image.withPixels { pixels in
            #expect(Array(pixels[0..<3]) == [0, 0, 0])
            #expect(Array(pixels[299 * 3..<300 * 3]) == [200, 10, 20])
            #expect(Array(pixels[259 * 900..<259 * 900 + 3]) == [255, 255, 255], "clear on white")
        }
    }
}
