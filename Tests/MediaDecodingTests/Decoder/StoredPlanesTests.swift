import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Pixels and planes as they are stored", .timeLimit(.minutes(20)))
struct StoredPlanesTests {
    private let pool = DecoderPool(size: 1)

    @Test("The colour planes of a JPEG and a WebP file have half its size and its colours")
    func planes() async throws {
        for (name, format) in [("../Pixels/sdxl.jpg", MediaFormat.jpeg), ("../Pixels/sdxl-lossy.webp", .webp)] {
            let file = try Fixture.file(name)
            let planes = try await pool.colourPlanes(file, format: format)
            let image = try await pool.image(file, format: format)
            #expect((planes.width, planes.height) == (512, 512) && (planes.columns, planes.rows) == (256, 256))
            let scale: (blue: Double, red: Double) = format == .jpeg ? (1.772, 1.402) : (2.018, 1.596)
            let differences: [Double] = image.withPixels { pixels in
                planes.withPlanes { blue, red in
                    (8..<248).map { place in
                        let (stored, pixel) = (place * 256 + place, (2 * place * 512 + 2 * place) * 3)
                        let (r, g, b) = (Double(pixels[pixel]), Double(pixels[pixel + 1]), Double(pixels[pixel + 2]))
                        let brightness = 0.299 * r + 0.587 * g + 0.114 * b
                        let ofBlue = abs(b - brightness - scale.blue * (Double(blue[stored]) - 128))
                        let ofRed = abs(r - brightness - scale.red * (Double(red[stored]) - 128))
                        return (ofBlue + ofRed) / 2
                    }
                }
            }
            // Interpolated, rounded and cut to bytes against stored: near on the whole, not the same.
            let worst = differences.sorted()[216]
            #expect(worst < 12, "\(name): nine in ten lie within \(worst)")
        }
    }

    @Test(
        "A picture that stores its colour otherwise, or none, has no such planes",
        arguments: [
            ("grey.jpg", MediaFormat.jpeg), ("cmyk.jpg", .jpeg), ("../Pixels/sdxl.webp", .webp),
            ("animated.webp", .webp),
            ("plain.png", .png),
        ])
    func noPlanes(name: String, format: MediaFormat) async throws {
        let error = await #expect(throws: DecodeError.self) {
            try await pool.colourPlanes(try Fixture.file(name), format: format)
        }
        #expect(error?.code == .unsupported)
    }

    @Test("Files that are cut fail or give what is left, and the process serves the next")
    func damaged() async throws {
        let folder = try TemporaryFolder()
        for (name, format) in [("../Pixels/sdxl.jpg", MediaFormat.jpeg), ("../Pixels/sdxl-lossy.webp", .webp)] {
            let bytes = try Fixture.bytes(name)
            for kept in [3, 40, 100] {
                let cut = try MediaFile(path: folder.write(Array(bytes.prefix(kept)), to: "cut"))
                await #expect(throws: DecodeError.self) { try await pool.colourPlanes(cut, format: format) }
            }
            let half = try MediaFile(path: folder.write(Array(bytes.prefix(bytes.count / 2)), to: "half"))
            let planes = try? await pool.colourPlanes(half, format: format)
            #expect(planes == nil || planes?.width == 512)
        }
        #expect(try await pool.colourPlanes(try Fixture.file("../Pixels/sdxl.jpg"), format: .jpeg).width == 512)
        #expect(pool.processIDs.count == 1)
    }

    @Test("Stored pixels keep alpha, and the colours beneath it, to the last bit")
    func pixels() async throws {
        for (name, format) in [("signed-alpha.png", MediaFormat.png), ("signed.webp", .webp)] {
            let stored = try await pool.storedPixels(
                try Fixture.file("../Pixels/\(name)"), format: format, onlyWithText: false)
            #expect(stored.width == 96 && stored.height == 80)
            let flat = try await pool.storedPixels(
                try Fixture.file("../Pixels/signed-text.png"), format: .png, onlyWithText: false)
            let (colours, alphas) = stored.withPixels { pixels in
                (
                    pixels.indices.filter { $0 % 4 != 3 }.map { pixels[$0] },
                    Set(pixels.indices.filter { $0 % 4 == 3 }.map { pixels[$0] })
                )
            }
            #expect(colours == flat.withPixels { pixels in pixels.indices.filter { $0 % 4 != 3 }.map { pixels[$0] } })
            #expect(alphas == [254, 255])
            #expect(
                flat.withPixels { pixels in stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 } })
        }
    }

    @Test("If so asked, only pixels in which a text hides are handed over")
    func onlyWithText() async throws {
        for name in ["alpha-comp.png", "rgb-info.png", "too-long.png"] {
            let file = try Fixture.file("../Pixels/\(name)")
            #expect(try await pool.storedPixels(file, format: .png, onlyWithText: true).width == 96)
        }
        for name in ["../Pixels/flattened.png", "alpha.png", "one.png", "deep.png"] {
            let error = await #expect(throws: DecodeError.self) {
                try await pool.storedPixels(try Fixture.file(name), format: .png, onlyWithText: true)
            }
            #expect(error?.code == .unsupported, "\(name)")
        }
    }

    @Test("A picture with more pixels than three quarters of the limit is refused")
    func limit() async throws {
        var limits = DecodeLimits()
        limits.maxPixels = 96 * 80
        let small = DecoderPool(size: 1, limits: limits)
        let error = await #expect(throws: DecodeError.self) {
            try await small.storedPixels(
                try Fixture.file("../Pixels/alpha-info.png"), format: .png, onlyWithText: true)
        }
        #expect(error?.code == .limitExceeded)
    }
}
