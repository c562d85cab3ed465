import Foundation

/// A small seeded generator, so that every property test draws the same numbers on every run.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A normal draw of unit variance (Box–Muller).
    mutating func normal(mean: Double = 0) -> Double {
        let radius = (-2 * log(Double.random(in: .leastNonzeroMagnitude..<1, using: &self))).squareRoot()
        return mean + radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }

    /// Normal draws; `step` rounds them to multiples of itself, which makes ties.
    mutating func normals(_ count: Int, mean: Double = 0, step: Double? = nil) -> [Double] {
        (0..<count).map { _ in
            let draw = normal(mean: mean)
            return step.map { (draw / $0).rounded() * $0 } ?? draw
        }
    }
}
