/// A logistic regression on pooled hidden states: one weight a number, one bias.
struct HiddenStateProbe: Sendable {
    private let bias: Float
    private let weights: [Float]

    /// Number of inputs.
    var width: Int { weights.count }

    /// Reads a probe: the bias, then the weights, all float32, little endian.
    ///
    /// - Throws: ``WeightsError`` when there is no weight or the size is not one of whole numbers.
    init(parsing bytes: [UInt8]) throws(WeightsError) {
        var reader = WeightsReader(bytes)
        bias = try reader.float32(count: 1)[0]
        weights = try reader.float32(count: max(1, bytes.count / 4 - 1))
        try reader.finish()
    }

    /// The log-odds of one row of pooled states, before calibration; the row has at least ``width`` numbers.
    func score(_ row: ArraySlice<Float>) -> Double {
        var sum = Double(bias)
        weights.withUnsafeBufferPointer { weights in
            row.withUnsafeBufferPointer { row in
                for index in 0..<min(weights.count, row.count) { sum += Double(weights[index]) * Double(row[index]) }
            }
        }
        return sum
    }
}
