import MediaDecoding

/// Looks for a mark in a picture that was cut: where its blocks start, and which bit the first of them carries, are unknown.
///
/// For each of the 64 places of the grid, the scores of the blocks (the sine, turned so that a one is positive) are folded
/// along each row and held against every turn of the message. A cut picture has the bits of row r turned by
/// `start + r · step`; the best of all starts and steps is then judged by the plain correlation, which no structure of the
/// picture imitates, and by the sum's distance from chance.
enum CropSearch {
    /// Most pixels that are looked at; they lie in the middle rows.
    private static let mostPixels = 1 << 20
    private static let leastDistance = 10.0

    /// The strongest mark; nil when there is none.
    static func finding(
        in image: DecodedImage, marks: [OpenMark] = OpenMark.allCases
    ) -> MarkReader.Finding? {
        let rows = min(image.height, max(64, mostPixels / image.width))
        let first = (image.height - rows) / 2
        var best: MarkReader.Finding?
        for corner in 0..<4 {
            let (left, top) = (corner % 2, corner / 2)
            let band = LowBand(of: image, left: left, top: first + top, rows: rows - top, atMost: .max)
            for place in 0..<16 {
                for (plane, marks) in Dictionary(grouping: marks, by: \.plane) {
                    let phases = BlockPhases(band, plane, left: place % 4, top: place / 4)
                    for mark in marks {
                        let (correlation, distance) = strongest(mark, in: phases)
                        guard mark.searchThreshold.isReached(correlation), distance >= leastDistance,
                            correlation.whole > best?.correlation ?? 0
                        else { continue }
                        best = MarkReader.Finding(
                            mark: mark, correlation: correlation.whole, blocks: phases.sine.count, way: .cropped)
                    }
                }
            }
        }
        return best
    }

    /// The plain correlation and the distance from chance, in standard deviations, of the best start and step.
    static func strongest(
        _ mark: OpenMark, in phases: BlockPhases
    ) -> (correlation: OpenMark.Correlation, distance: Double) {
        let message = mark.message
        let length = message.count
        guard phases.sine.count >= length, !phases.isFlat else { return (.none, 0) }
        let mean = message.reduce(0, +) / Double(length)
        let wanted = message.map { Float($0 - mean) }
        let sums = turned(wanted, in: phases)
        var best: (sum: Float, start: Int, step: Int) = (-.infinity, 0, 0)
        sums.withUnsafeBufferPointer { sums in
            for step in 0..<length {
                for start in 0..<length {
                    var (sum, turn): (Float, Int) = (0, start)
                    for row in 0..<phases.rows {
                        sum += sums[row * length + turn]
                        turn += step
                        if turn >= length { turn -= length }
                    }
                    if sum > best.sum { best = (sum, start, step) }
                }
            }
        }
        return judge(start: best.start, step: best.step, mark, in: phases)
    }

    /// Of each row of blocks and each turn of the message, how well they agree.
    private static func turned(_ wanted: [Float], in phases: BlockPhases) -> [Float] {
        let length = wanted.count
        var sums = [Float](repeating: 0, count: phases.rows * length)
        var folded = [Float](repeating: 0, count: length)
        let twice = wanted + wanted
        for row in 0..<phases.rows {
            for bit in 0..<length { folded[bit] = 0 }
            for column in 0..<phases.columns {
                folded[column % length] -= phases.sine[row * phases.columns + column]
            }
            folded.withUnsafeBufferPointer { folded in
                twice.withUnsafeBufferPointer { twice in
                    for turn in 0..<length {
                        var sum: Float = 0
                        for bit in 0..<length { sum += folded[bit] * twice[bit + turn] }
                        sums[row * length + turn] = sum
                    }
                }
            }
        }
        return sums
    }

    private static func judge(
        start: Int, step: Int, _ mark: OpenMark, in phases: BlockPhases
    ) -> (correlation: OpenMark.Correlation, distance: Double) {
        let wanted = BlockPhases.centred(mark.message, every: 1)
        let length = wanted.count
        var means = [Double](repeating: 0, count: length)
        var counts = means
        var (agreement, squares) = (0.0, 0.0)
        for row in 0..<phases.rows {
            for column in 0..<phases.columns {
                let bit = (start + row * step + column) % length
                let score = -Double(phases.sine[row * phases.columns + column])
                means[bit] += score
                counts[bit] += 1
                agreement += score * wanted[bit]
                squares += score * score
            }
        }
        guard !counts.contains(0), squares > 0 else { return (.none, 0) }
        for bit in 0..<length { means[bit] /= counts[bit] }
        let correlation = OpenMark.Correlation(
            whole: plainCorrelation(means, mark.message, every: 1),
            withinBytes: mark.isText ? plainCorrelation(means, mark.message, every: 8) : 0)
        let spread = squares * BlockPhases.dot(wanted, wanted) / Double(length)
        return (correlation, agreement / spread.squareRoot())
    }

    private static func plainCorrelation(_ means: [Double], _ message: [Double], every step: Int) -> Double {
        let (means, message) = (BlockPhases.centred(means, every: step), BlockPhases.centred(message, every: step))
        let scale = (BlockPhases.dot(means, means) * BlockPhases.dot(message, message)).squareRoot()
        return scale > 0 ? BlockPhases.dot(means, message) / scale : 0
    }
}
