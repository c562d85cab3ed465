/// The non-decreasing step function closest to labelled scores in weighted least squares.
///
/// Source: Ayer et al., "An empirical distribution function for sampling with incomplete information" (1955), the
/// pool-adjacent-violators algorithm.
enum IsotonicRegression {
    /// One labelled score.
    struct Point: Sendable {
        var score: Double
        var label: Double
        var weight: Double
    }

    private struct Block {
        var lastScore: Double
        var weight: Double
        var sum: Double
        var mean: Double { sum / weight }

        mutating func absorb(_ other: Block) {
            lastScore = other.lastScore
            weight += other.weight
            sum += other.sum
        }
    }

    /// The fitted value at one of the scores; `points` ascend by score, equal scores share one value.
    static func fit(_ points: [Point], at score: Double) -> Double {
        var blocks: [Block] = []
        var rest = points[...]
        while let tied = nextBlock(&rest) {
            blocks.append(tied)
            pool(&blocks)
        }
        return blocks.first { $0.lastScore >= score }?.mean ?? 0.5
    }

    /// All points that share the next score, as one block: ties must meet before they are compared with neighbours.
    private static func nextBlock(_ rest: inout ArraySlice<Point>) -> Block? {
        guard let first = rest.first else { return nil }
        var block = Block(lastScore: first.score, weight: 0, sum: 0)
        while let point = rest.first, point.score == first.score {
            block.absorb(Block(lastScore: point.score, weight: point.weight, sum: point.weight * point.label))
            rest.removeFirst()
        }
        return block
    }

    private static func pool(_ blocks: inout [Block]) {
        while blocks.count > 1, blocks[blocks.count - 2].mean >= blocks[blocks.count - 1].mean {
            let last = blocks.removeLast()
            blocks[blocks.count - 1].absorb(last)
        }
    }
}
