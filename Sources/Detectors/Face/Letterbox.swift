import Inference
import MediaDecoding

/// Places a window of an image in a square network input: scaled to fit, in the middle, black around it.
struct Letterbox: Sendable, Equatable {
    /// The part of the picture.
    let window: PixelRectangle
    /// Side of the input in pixels.
    let side: Int
    /// Size of the scaled window.
    let size: (width: Int, height: Int)
    /// Empty columns on the left and empty rows at the top.
    let margin: (x: Int, y: Int)

    init(_ window: PixelRectangle, side: Int) {
        let longest = max(window.width, window.height)
        self.window = window
        self.side = side
        size = (max(1, window.width * side / longest), max(1, window.height * side / longest))
        margin = ((side - size.width) / 2, (side - size.height) / 2)
    }

    /// The picture's point that a point of the input shows.
    func point(x: Double, y: Double) -> Face.Point {
        Face.Point(
            x: (x - Double(margin.x)) * scaleX + Double(window.x), y: (y - Double(margin.y)) * scaleY + Double(window.y)
        )
    }

    /// Picture pixels in a pixel of the input, along a row.
    var scaleX: Double { Double(window.width) / Double(size.width) }
    /// Picture pixels in a pixel of the input, along a column.
    var scaleY: Double { Double(window.height) / Double(size.height) }

    /// The input, shape [1, side, side, 3], from −1 to 1.
    func tensor(of image: DecodedImage) -> Tensor {
        let part = window.width == image.width && window.height == image.height ? image : image.cut(to: window)
        let bytes = part.pixels(resizedTo: size, filter: .bilinear)
        let (row, first) = (size.width * 3, (margin.y * side + margin.x) * 3)
        var floats = [Float](repeating: 0, count: side * side * 3)
        for y in 0..<size.height {
            for x in 0..<row {
                floats[first + y * side * 3 + x] = Float(bytes[y * row + x]) / 127.5 - 1
            }
        }
        return Tensor(shape: [1, side, side, 3], floats: floats)
    }

    static func == (one: Letterbox, other: Letterbox) -> Bool {
        one.window == other.window && one.side == other.side
    }
}
