/// Sixteen by sixteen pixels as four blocks of brightness and one each of blue and red difference (4:2:0).
///
/// Source: ITU-T T.871 (JFIF), clause 7, the conversion between RGB and YCbCr.
package struct ColourSquare {
    package private(set) var brightness = InlineArray<4, PixelBlock>(repeating: PixelBlock())
    package private(set) var blue = PixelBlock()
    package private(set) var red = PixelBlock()

    /// Reads the square whose upper left pixel is given; what lies outside repeats the picture's edge.
    package init(_ pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, left: Int, top: Int) {
        for y in 0..<16 {
            for x in 0..<16 {
                let place = (min(top + y, height - 1) * width + min(left + x, width - 1)) * 3
                let (r, g, b) = (Float(pixels[place]), Float(pixels[place + 1]), Float(pixels[place + 2]))
                brightness[y / 8 * 2 + x / 8].rows[y % 8][x % 8] = 0.299 * r + 0.587 * g + 0.114 * b - 128
                blue.rows[y / 2][x / 2] += (-0.168_736 * r - 0.331_264 * g + 0.5 * b) / 4
                red.rows[y / 2][x / 2] += (0.5 * r - 0.418_688 * g - 0.081_312 * b) / 4
            }
        }
    }

    /// Rounds the frequencies of every block.
    mutating func lose(luminance: PixelBlock, chrominance: PixelBlock) {
        for block in 0..<4 { brightness[block] = brightness[block].frequencies.rounded(toSteps: luminance).values }
        blue = blue.frequencies.rounded(toSteps: chrominance).values
        red = red.frequencies.rounded(toSteps: chrominance).values
    }

    /// Writes the pixels that lie inside the picture.
    func write(to pixels: UnsafeMutableBufferPointer<UInt8>, width: Int, height: Int, left: Int, top: Int) {
        for y in 0..<min(16, height - top) {
            for x in 0..<min(16, width - left) {
                let light = brightness[y / 8 * 2 + x / 8].rows[y % 8][x % 8] + 128
                let (b, r) = (blue.rows[y / 2][x / 2], red.rows[y / 2][x / 2])
                let place = ((top + y) * width + left + x) * 3
                pixels.initializeElement(at: place, to: Self.byte(light + 1.402 * r))
                pixels.initializeElement(at: place + 1, to: Self.byte(light - 0.344_136 * b - 0.714_136 * r))
                pixels.initializeElement(at: place + 2, to: Self.byte(light + 1.772 * b))
            }
        }
    }

    private static func byte(_ value: Float) -> UInt8 { UInt8(min(max(value.rounded(), 0), 255)) }
}
