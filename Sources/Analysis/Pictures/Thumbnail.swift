public import MediaDecoding

/// A small picture of a medium, made from pixels in memory.
public enum Thumbnail {
    private static let encoder = JPEGEncoder(quality: 75)

    /// A JPEG file of at most `side` pixels on its longest side, each the mean of the area it covers.
    public static func jpeg(of image: DecodedImage, side: Int = 160) -> [UInt8] {
        let scale = min(1, Double(side) / Double(max(image.width, image.height)))
        let width = max(1, Int(Double(image.width) * scale))
        let height = max(1, Int(Double(image.height) * scale))
        let pixels = image.withPixels { source in
            var pixels: [UInt8] = []
            pixels.reserveCapacity(width * height * 3)
            for row in 0..<height {
                let rows = span(row, of: height, over: image.height)
                for column in 0..<width {
                    let columns = span(column, of: width, over: image.width)
                    pixels += mean(source, stride: image.width, rows, columns)
                }
            }
            return pixels
        }
        return encoder.file(of: DecodedImage(width: width, height: height, rgb: pixels))
    }

    private static func span(_ index: Int, of count: Int, over length: Int) -> Range<Int> {
        let start = index * length / count
        return start..<max(start + 1, (index + 1) * length / count)
    }

    private static func mean(
        _ source: UnsafeBufferPointer<UInt8>, stride: Int, _ rows: Range<Int>, _ columns: Range<Int>
    ) -> [UInt8] {
        var (red, green, blue) = (0, 0, 0)
        for row in rows {
            for column in columns {
                let place = (row * stride + column) * 3
                red += Int(source[place])
                green += Int(source[place + 1])
                blue += Int(source[place + 2])
            }
        }
        let count = rows.count * columns.count
        return [UInt8(red / count), UInt8(green / count), UInt8(blue / count)]
    }
}
