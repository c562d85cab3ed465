extension Face {
    /// A rectangle in pixels of the upright picture.
    public struct Box: Sendable, Equatable {
        /// Left edge.
        public var x: Double
        /// Top edge.
        public var y: Double
        /// Positive.
        public var width: Double
        /// Positive.
        public var height: Double

        /// A rectangle.
        public init(x: Double, y: Double, width: Double, height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        /// Intersection over union with another rectangle, 0…1.
        func overlap(with other: Box) -> Double {
            let across = min(x + width, other.x + other.width) - max(x, other.x)
            let down = min(y + height, other.y + other.height) - max(y, other.y)
            let both = max(across, 0) * max(down, 0)
            return both / (width * height + other.width * other.height - both)
        }

        /// x, y, width, height in whole pixels, cut to a picture's size.
        func pixels(width limitX: Int, height limitY: Int) -> [Int] {
            func whole(_ value: Double, from low: Int, to limit: Int) -> Int {
                Int(min(max(value.rounded(), Double(low)), Double(limit)))
            }
            let left = whole(x, from: 0, to: limitX)
            let top = whole(y, from: 0, to: limitY)
            let right = whole(x + width, from: left, to: limitX)
            let bottom = whole(y + height, from: top, to: limitY)
            return [left, top, right - left, bottom - top]
        }
    }
}
