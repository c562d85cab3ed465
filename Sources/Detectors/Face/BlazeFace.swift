import Foundation
import Inference

/// BlazeFace's input and what its numbers mean.
///
/// Full range, sparse: one anchor in the middle of each of 48 × 48 cells. Source: Bazarevsky et al., "BlazeFace" (2019).
enum BlazeFace {
    /// Side of the input in pixels.
    static let side = 192
    private static let cells = 48
    private static let points = 6
    /// Numbers an anchor has: centre, size and the points, each x and y.
    private static let stride = 4 + 2 * points

    /// The faces in one window, overlaps merged.
    ///
    /// - Parameters:
    ///   - boxes: [1, 2304, 16], in input pixels relative to each anchor.
    ///   - scores: [1, 2304, 1], log-odds.
    /// - Throws: `InferenceError` with `wrongShape`.
    static func faces(
        boxes: Tensor, scores: Tensor, in letterbox: Letterbox, minScore: Double = 0.6
    ) throws(InferenceError) -> [Face] {
        let count = cells * cells
        guard boxes.shape == [1, count, stride], scores.shape == [1, count, 1] else {
            throw InferenceError(.wrongShape, "The face finder answered with \(boxes.shape) and \(scores.shape).")
        }
        let (values, odds) = (boxes.floats, scores.floats)
        let found = (0..<count).compactMap { anchor -> Face? in
            let score = 1 / (1 + exp(-Double(odds[anchor])))
            guard score > minScore else { return nil }
            return face(values[anchor * stride..<(anchor + 1) * stride], anchor: anchor, score: score, in: letterbox)
        }
        return Face.merged(found)
    }

    private static func face(
        _ numbers: ArraySlice<Float>, anchor: Int, score: Double, in letterbox: Letterbox
    ) -> Face? {
        let cell = Double(side) / Double(cells)
        let (anchorX, anchorY) = ((Double(anchor % cells) + 0.5) * cell, (Double(anchor / cells) + 0.5) * cell)
        let number = { (index: Int) in Double(numbers[numbers.startIndex + index]) }
        func point(_ index: Int) -> Face.Point {
            letterbox.point(x: number(2 * index) + anchorX, y: number(2 * index + 1) + anchorY)
        }
        let (centre, width, height) = (point(0), number(2) * letterbox.scaleX, number(3) * letterbox.scaleY)
        guard width > 0, height > 0, numbers.allSatisfy(\.isFinite) else { return nil }
        return Face(
            box: Face.Box(x: centre.x - width / 2, y: centre.y - height / 2, width: width, height: height),
            points: (2..<2 + points).map(point), score: score)
    }
}
