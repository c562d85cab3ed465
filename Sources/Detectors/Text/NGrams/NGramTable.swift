#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A logistic regression on hashed n-grams: one weight a slot, one bias.
///
/// The value of a slot is ln(1 + count); the values of either half are scaled to length 1.
struct NGramTable: Sendable {
    private let bias: Float
    private let weights: [Float]

    /// Reads a table: the bias as float32, then a float16 for each slot, little endian.
    ///
    /// - Throws: ``WeightsError`` when the size does not fit.
    init(parsing bytes: [UInt8]) throws(WeightsError) {
        var reader = WeightsReader(bytes)
        bias = try reader.float32(count: 1)[0]
        weights = try reader.float16(count: 2 * NGramHasher.half)
        try reader.finish()
    }

    /// The log-odds of one window of UTF-8, before calibration.
    func score(_ bytes: [UInt8]) -> Double {
        let slots = NGramHasher.slots(of: bytes)
        return Double(bias) + sum(slots.words, half: 0) + sum(slots.bytes, half: NGramHasher.half)
    }

    private func sum(_ slots: [UInt32], half: Int) -> Double {
        var dot = 0.0
        var square = 0.0
        let sorted = slots.sorted()
        var index = 0
        weights.withUnsafeBufferPointer { weights in
            while index < sorted.count {
                let slot = sorted[index]
                let first = index
                while index < sorted.count, sorted[index] == slot { index += 1 }
                let value = log1p(Double(index - first))
                dot += value * Double(weights[half + Int(slot)])
                square += value * value
            }
        }
        return square > 0 ? dot / square.squareRoot() : 0
    }
}
