#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A logistic regression on hashed n-grams: one weight a slot, one bias.
///
/// The value of a slot is ln(1 + count); the values of a window are scaled to length 1.
struct NGramTable: Sendable {
    private let bias: Float
    private let weights: [Float]

    /// Reads a table: the bias as float32, then a float16 for each slot, little endian.
    ///
    /// - Throws: ``WeightsError`` when the size does not fit.
    init(parsing bytes: [UInt8]) throws(WeightsError) {
        var reader = WeightsReader(bytes)
        bias = try reader.float32(count: 1)[0]
        weights = try reader.float16(count: NGramHasher.slots)
        try reader.finish()
    }

    /// The log-odds of one window of UTF-8, before calibration.
    func score(_ bytes: [UInt8]) -> Double {
        let slots = NGramHasher.slots(of: bytes).sorted()
        var dot = 0.0
        var square = 0.0
        var index = 0
        weights.withUnsafeBufferPointer { weights in
            while index < slots.count {
                let slot = slots[index]
                let first = index
                while index < slots.count, slots[index] == slot { index += 1 }
                let value = log1p(Double(index - first))
                dot += value * Double(weights[Int(slot)])
                square += value * value
            }
        }
        return Double(bias) + (square > 0 ? dot / square.squareRoot() : 0)
    }
}
