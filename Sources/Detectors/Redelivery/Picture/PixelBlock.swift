import Foundation

/// Eight by eight values of one colour plane, or their cosine transform.
///
/// Source: ITU-T T.81 (JPEG), annex A.3.3, the two-dimensional DCT as two passes of its one-dimensional form.
package struct PixelBlock: Sendable {
    /// The rows from the top.
    package var rows = InlineArray<8, SIMD8<Float>>(repeating: .zero)

    /// Row k holds the k-th cosine, so that the basis times a block transforms its columns.
    private static let basis: PixelBlock = {
        var block = PixelBlock()
        for k in 0..<8 {
            for n in 0..<8 {
                let scale: Float = k == 0 ? 0.353_553_4 : 0.5
                block.rows[k][n] = scale * Float(cos(Double(2 * n + 1) * Double(k) * .pi / 16))
            }
        }
        return block
    }()
    private static let inverseBasis = basis.transposed

    /// The block's frequencies, the mean first.
    package var frequencies: PixelBlock { Self.basis.times(self).times(Self.inverseBasis) }

    /// The block that has these frequencies.
    var values: PixelBlock { Self.inverseBasis.times(self).times(Self.basis) }

    /// Every value rounded to a multiple of its place's step.
    func rounded(toSteps steps: PixelBlock) -> PixelBlock {
        var block = self
        for row in 0..<8 { block.rows[row] = (rows[row] / steps.rows[row]).rounded(.toNearestOrEven) * steps.rows[row] }
        return block
    }

    private var transposed: PixelBlock {
        var block = PixelBlock()
        for row in 0..<8 { for column in 0..<8 { block.rows[column][row] = rows[row][column] } }
        return block
    }

    private func times(_ other: PixelBlock) -> PixelBlock {
        var block = PixelBlock()
        for row in 0..<8 {
            var sum = SIMD8<Float>.zero
            for place in 0..<8 { sum += rows[row][place] * other.rows[place] }
            block.rows[row] = sum
        }
        return block
    }
}
