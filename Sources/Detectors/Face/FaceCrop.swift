import MediaDecoding

/// The square around a face that a face model sees; the training code cuts the same pixels.
struct FaceCrop: Sendable, Equatable {
    private static let extent = 3.0

    /// The square in picture pixels.
    let square: PixelRectangle

    /// Centred between eyes and mouth, three times the larger of eye distance and eye-to-mouth distance.
    ///
    /// The square is shrunk and moved until it lies inside the picture, so nothing is ever padded. It is not turned:
    /// turning resamples the pixels whose traces are looked for. Nil for a face without points.
    init?(_ face: Face, width: Int, height: Int) {
        guard face.points.count >= 4 else { return nil }
        let (left, right, mouth) = (face.points[0], face.points[1], face.points[3])
        let eyes = Face.Point(x: (left.x + right.x) / 2, y: (left.y + right.y) / 2)
        let reach = max(left.distance(to: right), eyes.distance(to: mouth))
        let wanted = (Self.extent * reach + 0.5).rounded(.down)
        let side = max(1, Int(min(wanted, Double(min(width, height)))))
        func start(_ centre: Double, _ limit: Int) -> Int {
            let low = (centre - Double(side) / 2 + 0.5).rounded(.down)
            return Int(min(max(low, 0), Double(limit - side)))
        }
        square = PixelRectangle(
            x: start((eyes.x + mouth.x) / 2, width), y: start((eyes.y + mouth.y) / 2, height), width: side, height: side
        )
    }
}

extension Face.Point {
    fileprivate func distance(to other: Face.Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}
