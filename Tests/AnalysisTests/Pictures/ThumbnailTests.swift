import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis

@Suite("Small pictures", .timeLimit(.minutes(20)))
struct ThumbnailTests {
    @Test("A JPEG file decodes to the picture, within its quality", arguments: [(1, 1), (17, 9), (64, 48)])
    func jpeg(width: Int, height: Int) async throws {
        let pixels = (0..<width * height).flatMap { place in
            let (x, y) = (place % width, place / width)
            let grey = (x + y) % 7 * 30
            return [UInt8(grey), UInt8(min(grey + x, 255)), UInt8(min(grey + y, 255))]
        }
        let image = DecodedImage(width: width, height: height, rgb: pixels)
        let folder = try TemporaryFolder()
        let pool = DecoderPool(size: 1)
        var errors: [Double] = []
        for quality in [95, 30] {
            let path = try folder.write(JPEGEncoder(quality: quality).file(of: image), to: "\(quality).jpg")
            let decoded = try await pool.image(MediaFile(path: path), format: .jpeg)
            #expect(decoded.width == width && decoded.height == height)
            let sum = decoded.withPixels { zip($0, pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) } }
            errors.append(Double(sum) / Double(pixels.count))
        }
        #expect(errors[0] < 4)
        #expect(errors[0] <= errors[1])
        await pool.shutdown()
    }

    @Test("A thumbnail keeps the shape and the colour", arguments: [(1000, 20), (20, 1000), (3, 2)])
    func thumbnail(width: Int, height: Int) async throws {
        let image = DecodedImage(
            width: width, height: height, rgb: (0..<width * height).flatMap { _ in [200, 100, 50] as [UInt8] })
        let folder = try TemporaryFolder()
        let path = try folder.write(Thumbnail.jpeg(of: image), to: "a.jpg")
        let pool = DecoderPool(size: 1)
        let small = try await pool.image(MediaFile(path: path), format: .jpeg)
        #expect(max(small.width, small.height) == min(160, max(width, height)))
        #expect(small.withPixels { zip($0, [200, 100, 50]).allSatisfy { abs(Int($0) - $1) <= 3 } })
        await pool.shutdown()
    }
}
