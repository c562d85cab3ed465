/// A rectangle of a picture, or of one frame of a video, with the score a detector gave it.
public struct Region: Codable, Sendable, Equatable {
    /// x, y, width, height in pixels of the oriented picture, origin at the top left.
    public var box: [Int]
    /// Larger means more synthetic.
    public var score: Double
    /// The moment of the frame in seconds, for a video.
    public var time: Double?

    /// A scored rectangle.
    public init(box: [Int], score: Double, time: Double? = nil) {
        self.box = box
        self.score = score
        self.time = time
    }
}
