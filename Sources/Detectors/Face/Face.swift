/// A face in a picture: where it is and how sure the finder is.
public struct Face: Sendable, Equatable {
    /// A place in pixels of the upright picture, origin at the top left corner of the first pixel.
    public struct Point: Sendable, Equatable {
        /// Pixels from the left.
        public var x: Double
        /// Pixels from the top.
        public var y: Double

        /// A place in a picture.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The rectangle from the brows to the chin; may reach over the picture's edge.
    public var box: Box
    /// Six places: the eye on the picture's left, the other eye, nose tip, mouth, and the two ears in that order.
    public var points: [Point]
    /// The finder's confidence, 0…1.
    public var score: Double

    /// A face.
    public init(box: Box, points: [Point], score: Double) {
        self.box = box
        self.points = points
        self.score = score
    }
}
