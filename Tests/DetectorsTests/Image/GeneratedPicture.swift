import MediaDecoding

/// A picture by formula; `training/image/fixtures.py` makes the same.
enum GeneratedPicture {
    static func make(width: Int, height: Int) -> DecodedImage {
        var rgb: [UInt8] = []
        rgb.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let square = (x / 8 + y / 8) % 2 * 90
                for channel in 0..<3 {
                    rgb.append(UInt8((x * 7 + y * 13 + channel * 29 + x * y / 5 + square) % 256))
                }
            }
        }
        return DecodedImage(width: width, height: height, rgb: rgb)
    }

    /// Black marks in lines on white.
    static func page(width: Int, height: Int) -> DecodedImage {
        var rgb: [UInt8] = []
        rgb.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let isLine = (4...12).contains(y % 16) && (x / 8 + y / 16 * 5) % 7 > 0
                let isMark = isLine && x % 8 < 6 && (x / 2 * 7 + y / 2 * 13 + x * y / 7) % 5 < 2
                rgb.append(contentsOf: repeatElement(isMark ? 20 : 255, count: 3))
            }
        }
        return DecodedImage(width: width, height: height, rgb: rgb)
    }
}
