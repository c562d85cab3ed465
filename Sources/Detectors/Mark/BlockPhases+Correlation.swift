extension BlockPhases {
    /// R: how well the phases tell a mark's message, whose bit n mod L is in block n.
    ///
    /// The multiple correlation of the message with the mean sine and cosine of each bit's blocks. Both are asked because
    /// compression turns the phase of all blocks alike. For a picture without the mark, whatever it shows,
    /// P(R > x) ≈ (1 − x²)^((L − 3) / 2). None for flat pictures and those with fewer blocks than bits.
    func correlation(with mark: OpenMark) -> OpenMark.Correlation {
        let message = mark.message
        guard let means = means(message.count) else { return .none }
        let whole = Self.correlation(
            Self.centred(message, every: 1), Self.centred(means.sine, every: 1), Self.centred(means.cosine, every: 1))
        guard mark.isText else { return OpenMark.Correlation(whole: whole, withinBytes: 0) }
        let inside = Self.correlation(
            Self.centred(message, every: 8), Self.centred(means.sine, every: 8), Self.centred(means.cosine, every: 8))
        return OpenMark.Correlation(whole: whole, withinBytes: inside)
    }

    /// The multiple correlation of centred values with two others.
    private static func correlation(_ wanted: [Double], _ sines: [Double], _ cosines: [Double]) -> Double {
        let (ss, sc, cc) = (dot(sines, sines), dot(sines, cosines), dot(cosines, cosines))
        let (ws, wc) = (dot(wanted, sines), dot(wanted, cosines))
        let determinant = ss * cc - sc * sc
        var explained = 0.0
        if determinant > 1e-9 * ss * cc {
            // What a least-squares fit by both explains: wᵀX (XᵀX)⁻¹ Xᵀw.
            explained = (ws * ws * cc - 2 * ws * wc * sc + wc * wc * ss) / determinant
        } else if max(ss, cc) > 1e-9 {
            // One tells as much as both, as with a mark on grey, whose cosines are all zero.
            explained = ss >= cc ? ws * ws / ss : wc * wc / cc
        }
        return min(1, max(0, explained / dot(wanted, wanted)).squareRoot())
    }

    /// The means over the blocks of each bit; nil when one has none, or the picture is flat.
    private func means(_ length: Int) -> (sine: [Double], cosine: [Double])? {
        guard sine.count >= length, !isFlat else { return nil }
        var sums = [SIMD4<Double>](repeating: .zero, count: length)
        sums.withUnsafeMutableBufferPointer { sums in
            for row in 0..<rows {
                var bit = row * every * columns % length
                for place in row * columns..<(row + 1) * columns {
                    sums[bit] += SIMD4(Double(sine[place]), Double(cosine[place]), 1, 0)
                    bit += 1
                    if bit == length { bit = 0 }
                }
            }
        }
        guard sums.allSatisfy({ $0.z > 0 }) else { return nil }
        return (sums.map { $0.x / $0.z }, sums.map { $0.y / $0.z })
    }

    /// Values less the mean of those at their place: of all values, or of every eighth.
    static func centred(_ values: [Double], every step: Int) -> [Double] {
        var means = [Double](repeating: 0, count: step)
        for (place, value) in values.enumerated() { means[place % step] += value * Double(step) / Double(values.count) }
        return values.enumerated().map { $1 - means[$0 % step] }
    }

    static func dot(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
