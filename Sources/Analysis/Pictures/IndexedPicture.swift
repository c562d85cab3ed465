/// A picture of at most 256 colours, each with its opacity.
struct IndexedPicture: Sendable, Equatable {
    /// Width in pixels.
    let width: Int
    /// Height in pixels.
    let height: Int
    /// The colour of each pixel, rows from the top.
    var pixels: [UInt8]

    /// A picture of one colour.
    init(width: Int, height: Int, filledWith index: UInt8) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: index, count: width * height)
    }
}
