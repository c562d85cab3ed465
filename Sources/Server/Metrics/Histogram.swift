/// Counts of values by bucket, with their sum.
struct Histogram: Sendable, Equatable {
    /// Upper bounds of the buckets, rising.
    let bounds: [Double]
    /// Values in each bucket alone; the last one has no upper bound.
    private(set) var counts: [Int]
    /// The sum of all values.
    private(set) var sum = 0.0

    /// No values yet.
    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// Takes a value in, so many times.
    mutating func record(_ value: Double, times: Int = 1) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += times
        sum += value * Double(times)
    }

    /// Number of values up to each bound, and in all.
    var cumulative: (atMost: [(bound: Double, count: Int)], count: Int) {
        var total = 0
        let atMost = zip(bounds, counts).map { bound, count in
            total += count
            return (bound, total)
        }
        return (atMost, total + (counts.last ?? 0))
    }
}
