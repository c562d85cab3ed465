public import MediaDecoding

/// A small picture of a medium, made from pixels in memory.
public enum Thumbnail {
    private static let encoder = JPEGEncoder(quality: 75)

    /// A JPEG file of at most `side` pixels on its longest side, each the mean of the area it covers.
    public static func jpeg(of image: DecodedImage, side: Int = 160) -> [UInt8] {
        let scale = min(1, Double(side) / Double(max(image.width, image.height)))
        let width = max(1, Int(Double(image.width) * scale))
        let height = max(1, Int(Double(image.height) * scale))
        let pixels = image.withPixels { means(of: $0, width: image.width, height: image.height, to: (width, height)) }
        return encoder.file(of: DecodedImage(width: width, height: height, rgb: pixels))
    }

    /// The means of the areas, row by row: the rows of an area are added up along the whole line first.
    private static func means(
        of source: UnsafeBufferPointer<UInt8>, width: Int, height: Int, to target: (width: Int, height: Int)
    ) -> [UInt8] {
        let line = width * 3
        var pixels: [UInt8] = []
        pixels.reserveCapacity(target.width * target.height * 3)
        var sums = [UInt32](repeating: 0, count: line)
        for row in 0..<target.height {
            let rows = span(row, of: target.height, over: height)
            sums.withUnsafeMutableBufferPointer { sums in
                sums.update(repeating: 0)
                for row in rows {
                    let values = UnsafeBufferPointer(rebasing: source[row * line..<(row + 1) * line])
                    for place in 0..<line { sums[place] &+= UInt32(values[place]) }
                }
                for column in 0..<target.width {
                    let columns = span(column, of: target.width, over: width)
                    var (red, green, blue) = (0, 0, 0)
                    for column in columns {
                        red += Int(sums[column * 3])
                        green += Int(sums[column * 3 + 1])
                        blue += Int(sums[column * 3 + 2])
                    }
                    let count = rows.count * columns.count
                    pixels.append(UInt8(red / count))
                    pixels.append(UInt8(green / count))
                    pixels.append(UInt8(blue / count))
                }
            }
        }
        return pixels
    }

    private static func span(_ index: Int, of count: Int, over length: Int) -> Range<Int> {
        let start = index * length / count
        return start..<max(start + 1, (index + 1) * length / count)
    }
}
