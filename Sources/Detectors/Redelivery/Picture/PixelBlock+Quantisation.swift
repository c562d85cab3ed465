extension PixelBlock {
    /// The rounding steps of brightness at a JPEG quality from 1 to 100.
    package static func luminanceSteps(quality: Int) -> PixelBlock { steps(luminance, quality: quality) }

    /// The rounding steps of colour at a JPEG quality from 1 to 100.
    package static func chrominanceSteps(quality: Int) -> PixelBlock { steps(chrominance, quality: quality) }

    /// A standard table scaled as libjpeg does (`jpeg_quality_scaling` and `jpeg_add_quant_table`).
    private static func steps(_ table: [[Int]], quality: Int) -> PixelBlock {
        let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
        var block = PixelBlock()
        for (row, steps) in table.enumerated() {
            for (column, step) in steps.enumerated() {
                block.rows[row][column] = Float(min(max((step * scale + 50) / 100, 1), 255))
            }
        }
        return block
    }

    // Source: ITU-T T.81, annex K.1, tables K.1 and K.2.
    private static let luminance = [
        [16, 11, 10, 16, 24, 40, 51, 61],
        [12, 12, 14, 19, 26, 58, 60, 55],
        [14, 13, 16, 24, 40, 57, 69, 56],
        [14, 17, 22, 29, 51, 87, 80, 62],
        [18, 22, 37, 56, 68, 109, 103, 77],
        [24, 35, 55, 64, 81, 104, 113, 92],
        [49, 64, 78, 87, 103, 121, 120, 101],
        [72, 92, 95, 98, 112, 100, 103, 99],
    ]
    private static let chrominance = [
        [17, 18, 24, 47, 99, 99, 99, 99],
        [18, 21, 26, 66, 99, 99, 99, 99],
        [24, 26, 56, 99, 99, 99, 99, 99],
        [47, 66, 99, 99, 99, 99, 99, 99],
        [99, 99, 99, 99, 99, 99, 99, 99],
        [99, 99, 99, 99, 99, 99, 99, 99],
        [99, 99, 99, 99, 99, 99, 99, 99],
        [99, 99, 99, 99, 99, 99, 99, 99],
    ]
}
