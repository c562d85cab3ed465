/// Tiles of a large image that are searched again, so that faces too small in the whole are found.
enum FaceTiles {
    /// The whole picture and, from 768 pixels on, overlapping squares a third of its longer side; at most 17 windows.
    static func windows(width: Int, height: Int) -> [PixelRectangle] {
        let whole = PixelRectangle(x: 0, y: 0, width: width, height: height)
        let longest = max(width, height)
        guard longest >= 768 else { return [whole] }
        let side = max(384, (longest + 2) / 3)
        let squares = starts(height, side: side).flatMap { y in
            starts(width, side: side).map { x in
                PixelRectangle(x: x, y: y, width: min(side, width - x), height: min(side, height - y))
            }
        }
        return [whole] + squares
    }

    /// The square four times as wide as a face around it, cut to the picture; nil for a face outside of it.
    static func window(around face: Face, width: Int, height: Int) -> PixelRectangle? {
        let side = 4 * max(face.box.width, face.box.height)
        func span(_ centre: Double, _ limit: Int) -> Range<Int>? {
            let low = min(max((centre - side / 2).rounded(.down), 0), Double(limit))
            let high = min(low + max(side.rounded(.down), 1), Double(limit))
            return low < high ? Int(low)..<Int(high) : nil
        }
        guard let across = span(face.box.x + face.box.width / 2, width),
            let down = span(face.box.y + face.box.height / 2, height)
        else { return nil }
        return PixelRectangle(x: across.lowerBound, y: down.lowerBound, width: across.count, height: down.count)
    }

    /// Evenly spread starts so that neighbours overlap by a quarter or more.
    private static func starts(_ length: Int, side: Int) -> [Int] {
        guard length > side else { return [0] }
        let step = Double(side) * 0.75
        let gaps = Int((Double(length - side) / step).rounded(.up))
        return (0...gaps).map { (length - side) * $0 / gaps }
    }
}
