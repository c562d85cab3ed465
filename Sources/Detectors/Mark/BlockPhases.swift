/// Where in the mark's period the largest value of each block lies.
///
/// A block is 4 × 4 values of the low band; the first of them carries no mark. Values that carry the same bit lie 36 apart,
/// a one at three quarters of the period, a zero at one quarter.
struct BlockPhases {
    private static let period: Float = 36
    /// Standard deviation of the values under which a picture is flat: it can carry no mark.
    private static let leastDeviation = 0.5

    /// Blocks in a row.
    let columns: Int
    /// Rows of blocks that were looked at.
    let rows: Int
    /// Of how many rows one was looked at.
    let every: Int
    /// Sine of each phase, row after row.
    let sine: [Float]
    /// Cosine of each phase.
    let cosine: [Float]
    /// The largest values themselves.
    let values: [Float]

    /// The phases of one plane, of blocks from a value on.
    init(_ band: LowBand, _ plane: LowBand.Plane, left: Int = 0, top: Int = 0) {
        let (columns, rows) = (max(0, band.width - left) / LowBand.block, max(0, band.height - top) / LowBand.block)
        (self.columns, self.rows, every) = (columns, rows, band.every)
        let values = band.withValues(of: plane) { band_ in
            Self.largest(band_, width: band.width, left: left, top: top, columns: columns, rows: rows)
        }
        self.values = values
        (sine, cosine) = Self.turned(values)
    }

    /// Whether there is too little in it to carry a mark.
    var isFlat: Bool {
        guard !values.isEmpty else { return true }
        let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
        let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(values.count)).squareRoot() < Self.leastDeviation
    }

    /// Sine and cosine of values, whose period is a whole turn.
    ///
    /// By their series after a fold into a quarter of a turn on either side of 0, four values at a time; the error is below 4e-6.
    static func turned(_ values: [Float]) -> (sine: [Float], cosine: [Float]) {
        let (count, whole) = (values.count, values.count / 4 * 4)
        var (sines, cosines) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
        sines.withUnsafeMutableBytes { sines in
            cosines.withUnsafeMutableBytes { cosines in
                values.withUnsafeBytes { values in
                    for place in stride(from: 0, to: 4 * whole, by: 16) {
                        let turns = values.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self) / period
                        sines.storeBytes(of: sineOfTurns(turns), toByteOffset: place, as: SIMD4<Float>.self)
                        cosines.storeBytes(of: sineOfTurns(turns + 0.25), toByteOffset: place, as: SIMD4<Float>.self)
                    }
                }
            }
        }
        for place in whole..<count {
            let turns = SIMD4<Float>(values[place] / period, 0, 0, 0)
            (sines[place], cosines[place]) = (sineOfTurns(turns).x, sineOfTurns(turns + 0.25).x)
        }
        return (sines, cosines)
    }

    private static func sineOfTurns(_ turns: SIMD4<Float>) -> SIMD4<Float> {
        // −½…½ turn, then the half turn nearest to 0: sin x = sin(π − x).
        var x = turns - turns.rounded(.toNearestOrEven)
        x.replace(with: 0.5 - x, where: x .> 0.25)
        x.replace(with: -0.5 - x, where: x .< -0.25)
        x *= 2 * Float.pi
        let square = x * x
        var series = SIMD4<Float>(repeating: -1 / 39_916_800)
        for factor: Float in [1 / 362_880, -1 / 5_040, 1 / 120, -1 / 6, 1] { series = series * square + factor }
        return series * x
    }

    private static func largest(
        _ band: UnsafeBufferPointer<Float>, width: Int, left: Int, top: Int, columns: Int, rows: Int
    ) -> [Float] {
        let (bytes, line) = (UnsafeRawBufferPointer(band), 4 * width)
        return [Float](unsafeUninitializedCapacity: columns * rows) { output, filled in
            var place = 0
            for row in 0..<rows {
                var corner = (top + row * LowBand.block) * line + 4 * left
                for _ in 0..<columns {
                    var most = bytes.loadUnaligned(fromByteOffset: corner, as: SIMD4<Float>.self).magnitude
                    most.x = 0
                    for row in 1..<LowBand.block {
                        let start = corner + row * line
                        most.raise(to: bytes.loadUnaligned(fromByteOffset: start, as: SIMD4<Float>.self).magnitude)
                    }
                    most.raise(to: SIMD4(lowHalf: most.highHalf, highHalf: most.lowHalf))
                    output.initializeElement(at: place, to: most.x > most.y ? most.x : most.y)
                    place += 1
                    corner += 4 * LowBand.block
                }
            }
            filled = place
        }
    }
}

extension SIMD4<Float> {
    fileprivate var magnitude: SIMD4<Float> {
        SIMD4(bitPattern: unsafeBitCast(self, to: SIMD4<UInt32>.self) & 0x7FFF_FFFF)
    }

    /// Takes the larger value at each place. (`pointwiseMax` compiles to a loop over the lanes.)
    fileprivate mutating func raise(to other: Self) {
        replace(with: other, where: other .> self)
    }

    private init(bitPattern: SIMD4<UInt32>) {
        self = unsafeBitCast(bitPattern, to: SIMD4<Float>.self)
    }
}
