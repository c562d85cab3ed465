/// The chance that a synthetic medium scores above an authentic one; ties count half.
///
/// Source: Mann and Whitney (1947), the U statistic from rank sums with mid-ranks.
enum AUROC {
    /// The area, or nil when a class is empty.
    static func area(authentic: [Double], synthetic: [Double]) -> Double? {
        guard !authentic.isEmpty, !synthetic.isEmpty else { return nil }
        let all = (authentic.map { ($0, false) } + synthetic.map { ($0, true) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var start = 0
        while start < all.count {
            let end = all[start...].firstIndex { $0.0 > all[start].0 } ?? all.count
            let middle = Double(start + end + 1) / 2
            rankSum += middle * Double(all[start..<end].count { $0.1 })
            start = end
        }
        let count = Double(synthetic.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(authentic.count))
    }
}
