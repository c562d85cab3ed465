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
        var cosines: [Float] = []
        let sines = [Float](unsafeUninitializedCapacity: values.count + 3) { sines, filled in
            cosines = [Float](unsafeUninitializedCapacity: values.count + 3) { cosines, filled in
                for place in stride(from: 0, to: values.count, by: 4) {
                    var turns = SIMD4<Float>.zero
                    for lane in 0..<min(4, values.count - place) { turns[lane] = values[place + lane] / period }
                    let (sine, cosine) = (sineOfTurns(turns), sineOfTurns(turns + 0.25))
                    for lane in 0..<4 {
                        sines.initializeElement(at: place + lane, to: sine[lane])
                        cosines.initializeElement(at: place + lane, to: cosine[lane])
                    }
                }
                filled = values.count
            }
            filled = values.count
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
        [Float](unsafeUninitializedCapacity: columns * rows) { output, filled in
            var place = 0
            for row in 0..<rows {
                var corner = (top + row * LowBand.block) * width + left
                for _ in 0..<columns {
                    var most = SIMD4(0, band[corner + 1], band[corner + 2], band[corner + 3]).magnitude
                    for line in 1..<LowBand.block {
                        let start = corner + line * width
                        let values = SIMD4(band[start], band[start + 1], band[start + 2], band[start + 3])
                        let magnitudes = values.magnitude
                        // Not `pointwiseMax`, which compiles to a loop over the lanes.
                        most.replace(with: magnitudes, where: magnitudes .> most)
                    }
                    output.initializeElement(at: place, to: max(max(most.x, most.y), max(most.z, most.w)))
                    place += 1
                    corner += LowBand.block
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

    private init(bitPattern: SIMD4<UInt32>) {
        self = unsafeBitCast(bitPattern, to: SIMD4<Float>.self)
    }
}
