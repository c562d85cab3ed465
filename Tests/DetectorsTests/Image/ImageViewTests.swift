import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Image view", .timeLimit(.minutes(20)))
struct ImageViewTests {
    @Test("Resized pixels equal Pillow's")
    func pillow() throws {
        let views: [Fixture.View] = try Fixture.read("views")
        #expect(views.count >= 18)
        for expected in views {
            let view = ImageView(
                resize: .shortSide(expected.shortSide), filter: try #require(.init(rawValue: expected.filter)),
                width: expected.side, height: expected.side)
            let image = GeneratedPicture.make(width: expected.width, height: expected.height)
            let pixels = view.pixels(of: image)
            let hex = pixels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(hex == expected.pixels, "\(expected.testDescription)")
        }
    }

    @Test("The tensor is normalised and its channels are planes, or the last axis, or in reverse")
    func tensor() {
        let image = DecodedImage(width: 1, height: 1, rgb: [255, 0, 51])
        var view = ImageView(
            resize: .exact, width: 1, height: 1, mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.25, 0.5])
        #expect(view.tensor(of: image).shape == [1, 3, 1, 1])
        #expect(view.tensor(of: image).floats == [1, -2, (0.2 - 0.5) / 0.5])
        view.isPlanar = false
        #expect(view.tensor(of: image).shape == [1, 1, 1, 3])
        view.isBGR = true
        #expect(view.tensor(of: image).floats.last == 1)
    }

    @Test("A square is stretched before its middle is cut out")
    func square() {
        let view = ImageView(resize: .square(20), width: 16, height: 16)
        #expect(view.targetSize(width: 300, height: 40) == (20, 20))
        let window = view.window(width: 300, height: 40)
        #expect(abs(window.x - 0.1) < 1e-12 && abs(window.width - 0.8) < 1e-12 && abs(window.height - 0.8) < 1e-12)
    }

    @Test(
        "The short side lands inside its range and the shape stays",
        arguments: [
            (100, 50, 448, 224), (400, 300, 400, 300), (4000, 1000, 2048, 512), (1000, 20_000, 512, 10_240),
        ])
    func shortSideWithin(width: Int, height: Int, toWidth: Int, toHeight: Int) {
        let view = ImageView(resize: .shortSideWithin(224...512), width: 224, height: 224)
        #expect(view.targetSize(width: width, height: height) == (toWidth, toHeight))
    }

    @Test("A hair-thin picture costs no more than its window")
    func thin() {
        let view = ImageView(resize: .shortSide(224), width: 224, height: 224)
        let image = DecodedImage(width: 30_000, height: 1, rgb: [UInt8](repeating: 9, count: 90_000))
        #expect(view.pixels(of: image).allSatisfy { $0 == 9 })
    }
}
