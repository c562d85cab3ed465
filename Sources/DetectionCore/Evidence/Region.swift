/// A rectangle of a picture with the score a detector gave it.
public struct Region: Codable, Sendable, Equatable {
    /// x, y, width, height in pixels of the oriented picture, origin at the top left.
    public var box: [Int]
    /// Larger means more synthetic.
    public var score: Double

    /// A scored rectangle.
    public init(box: [Int], score: Double) {
        self.box = box
        self.score = score
    }
}
