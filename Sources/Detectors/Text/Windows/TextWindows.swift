/// Cuts a normalised text into stretches that a model reads one by one.
///
/// A text of any length costs a bounded amount of work: when it has more stretches than may be read, as many as may
/// be are spread evenly over it.
struct TextWindows: Sendable, Equatable {
    /// Aimed-at length of a stretch, in scalars.
    let length: Int
    /// Largest number of stretches read.
    let most: Int
    /// Longest forward move of a cut to find a space, in scalars.
    private static let reach = 40

    /// The stretches, in order; one for a text without scalars.
    func ranges(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        let whole = max(1, (scalars.count + length - 1) / length)
        let count = min(whole, most)
        return (0..<count).map { index in
            let start = index * scalars.count / count
            let end = whole > most ? start + length : (index + 1) * scalars.count / count
            return Self.cut(scalars, at: start)..<Self.cut(scalars, at: end)
        }
    }

    private static func cut(_ scalars: [Unicode.Scalar], at place: Int) -> Int {
        guard place > 0, place < scalars.count else { return min(place, scalars.count) }
        let space = scalars[place..<min(place + reach, scalars.count)].firstIndex(of: " ")
        return space.map { $0 + 1 } ?? place
    }
}
