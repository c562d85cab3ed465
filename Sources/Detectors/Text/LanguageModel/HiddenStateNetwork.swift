/// A network with one hidden layer on pooled hidden states: rectified units, then one sum.
struct HiddenStateNetwork: Sendable {
    /// The numbers of a pooled row that it reads: the mean of the residual stream after block 18.
    static let columns = 2304..<2880

    private let bias: Float
    private let units: [Unit]

    private struct Unit: Sendable {
        var outgoing: Float
        var bias: Float
        var weights: [Float]
    }

    /// Reads a network: the bias, then for each unit its outgoing weight, its bias and its weights, one a column; all
    /// float32, little endian.
    ///
    /// - Throws: ``WeightsError`` when there is no unit or the size is not one of whole units.
    init(parsing bytes: [UInt8]) throws(WeightsError) {
        var reader = WeightsReader(bytes)
        bias = try reader.float32(count: 1)[0]
        let width = 2 + Self.columns.count
        var units: [Unit] = []
        for _ in 0..<max(1, (bytes.count / 4 - 1) / width) {
            let numbers = try reader.float32(count: width)
            units.append(Unit(outgoing: numbers[0], bias: numbers[1], weights: Array(numbers[2...])))
        }
        self.units = units
        try reader.finish()
    }

    /// The log-odds of one row of pooled states, before calibration; the row has all ``columns``.
    func score(_ row: ArraySlice<Float>) -> Double {
        let read = row.dropFirst(Self.columns.lowerBound).prefix(Self.columns.count)
        return read.withUnsafeBufferPointer { read in
            units.reduce(Double(bias)) { $0 + Double(Self.activation(of: $1, read)) * Double($1.outgoing) }
        }
    }

    private static func activation(of unit: Unit, _ row: UnsafeBufferPointer<Float>) -> Float {
        var sum = unit.bias
        unit.weights.withUnsafeBufferPointer { weights in
            for index in 0..<min(weights.count, row.count) { sum += weights[index] * row[index] }
        }
        return max(sum, 0)
    }
}
