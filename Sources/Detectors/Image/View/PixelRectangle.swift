/// A window of a resized picture, in its pixels.
struct PixelRectangle: Sendable, Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}
