import Inference
import Testing

@testable import Detectors

@Suite("Face geometry", .timeLimit(.minutes(20)))
struct FaceGeometryTests {
    private func face(_ x: Double, _ y: Double, side: Double = 10, score: Double, points: [Face.Point] = []) -> Face {
        Face(box: Face.Box(x: x, y: y, width: side, height: side), points: points, score: score)
    }

    @Test("Overlapping faces become one, weighted by score, and the best comes first")
    func merging() {
        let found = Face.merged([
            face(0, 0, score: 0.9), face(100, 100, score: 0.95), face(3, 0, score: 0.3),
        ])
        #expect(found.map(\.score) == [0.95, 0.9])
        #expect(abs((found.last?.box.x ?? 0) - 0.75) < 1e-12)
        #expect(found.last?.box.width == 10)
    }

    @Test("Faces that hardly overlap stay apart")
    func apart() {
        #expect(Face.merged([face(0, 0, score: 0.9), face(8, 0, score: 0.8)]).count == 2)
        #expect(Face.merged([]).isEmpty)
    }

    @Test(
        "Tiles cover the picture, stay inside it and are bounded in number",
        arguments: [(400, 300), (768, 500), (800, 800), (4000, 3000), (12_000, 9000), (30_000, 2), (300, 20_000)])
    func tiles(width: Int, height: Int) {
        let windows = FaceTiles.windows(width: width, height: height)
        #expect(windows.count <= 17)
        #expect(windows.first == PixelRectangle(x: 0, y: 0, width: width, height: height))
        #expect(windows.allSatisfy { $0.x >= 0 && $0.y >= 0 && $0.width > 0 && $0.height > 0 })
        #expect(windows.allSatisfy { $0.x + $0.width <= width && $0.y + $0.height <= height })
        guard max(width, height) >= 768 else { return #expect(windows.count == 1) }
        #expect(windows.dropFirst().map { $0.x + $0.width }.max() == width)
        #expect(windows.dropFirst().map { $0.y + $0.height }.max() == height)
    }

    @Test("The second look goes around the face and stays inside the picture")
    func secondLook() {
        let window = FaceTiles.window(around: face(50, 60, score: 1), width: 200, height: 80)
        #expect(window == PixelRectangle(x: 35, y: 45, width: 40, height: 35))
        #expect(FaceTiles.window(around: face(300, 60, score: 1), width: 200, height: 80) == nil)
        #expect(FaceTiles.window(around: face(-1e30, 60, score: 1), width: 200, height: 80)?.x == 0)
    }

    @Test("A point of the input is the point of the picture it shows")
    func letterbox() {
        let box = Letterbox(PixelRectangle(x: 100, y: 50, width: 400, height: 200), side: 192)
        #expect(box.size == (192, 96))
        #expect(box.margin == (0, 48))
        #expect(box.point(x: 96, y: 96) == Face.Point(x: 300, y: 150))
    }

    @Test("The square stays inside the picture, whatever the points say")
    func square() throws {
        let points = [(-50.0, 20.0), (90, 20), (20, 30), (20, 90)].map { Face.Point(x: $0.0, y: $0.1) }
        let crop = try #require(FaceCrop(face(0, 0, score: 1, points: points), width: 100, height: 300))
        #expect(crop.square == PixelRectangle(x: 0, y: 5, width: 100, height: 100))
        let far = [1e30, 1e30, 1e30, -1e30].map { Face.Point(x: $0, y: -$0) }
        let other = try #require(FaceCrop(face(0, 0, score: 1, points: far), width: 100, height: 300))
        #expect(other.square.width == 100)
        #expect(FaceCrop(face(0, 0, score: 1), width: 100, height: 300) == nil)
    }

    @Test("A box is cut to the picture")
    func pixels() {
        #expect(Face.Box(x: -5.4, y: 2.6, width: 20, height: 1e30).pixels(width: 10, height: 30) == [0, 3, 10, 27])
        #expect(Face.Box(x: 1e30, y: -1e30, width: 5, height: 5).pixels(width: 10, height: 30) == [10, 0, 0, 0])
    }

    @Test("Only anchors over the threshold are faces, and tensors of another shape are refused")
    func decoding() throws {
        let letterbox = Letterbox(PixelRectangle(x: 0, y: 0, width: 384, height: 384), side: 192)
        var boxes = [Float](repeating: 0, count: 2304 * 16)
        var scores = [Float](repeating: -5, count: 2304)
        let anchor = 48 * 2 + 3
        boxes.replaceSubrange(anchor * 16..<anchor * 16 + 6, with: [1, -2, 30, 40, 4, 5])
        scores[anchor] = 3
        scores[7] = .nan
        let found = try BlazeFace.faces(
            boxes: Tensor(shape: [1, 2304, 16], floats: boxes), scores: Tensor(shape: [1, 2304, 1], floats: scores),
            in: letterbox)
        // Cell 3, 2 has its middle at 14, 10 of 192; a pixel of the input is two of the picture.
        #expect(found.map(\.box) == [Face.Box(x: 0, y: -24, width: 60, height: 80)])
        #expect(found.first?.points.first == Face.Point(x: 36, y: 30))
        #expect(found.first?.points.count == 6)
        #expect(throws: InferenceError.self) {
            try BlazeFace.faces(
                boxes: Tensor(shape: [1, 1, 16], floats: [Float](repeating: 0, count: 16)),
                scores: Tensor(shape: [1, 2304, 1], floats: scores), in: letterbox)
        }
    }
}
