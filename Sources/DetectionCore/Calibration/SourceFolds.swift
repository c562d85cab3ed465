/// Which examples are held out together: whole sources where a class has at least three, single files otherwise.
///
/// A source with both labels is held out on both sides at once.
public struct SourceFolds: Sendable {
    /// Sources of a class at least, for it to be held out by source.
    private static let fewestSources = 3

    /// The fold of each example, and then of each one of the guard.
    public let fold: [Int]
    /// Whether each class of examples is held out by source.
    public let isBySource: (authentic: Bool, synthetic: Bool)

    /// The folds of labelled examples and of the guard's, each class spread over all folds by itself.
    public init(isSynthetic: [Bool], sources: [String], guardSources: [Int] = [], count: Int) {
        func isBySource(_ label: Bool) -> Bool {
            Set(zip(sources, isSynthetic).filter { $0.1 == label }.map(\.0)).count >= Self.fewestSources
        }
        let bySource = (authentic: isBySource(false), synthetic: isBySource(true))
        let names = zip(sources, isSynthetic).enumerated().map { place, example in
            let isHeldWhole = example.1 ? bySource.synthetic : bySource.authentic
            return isHeldWhole ? "source \(example.0)" : "file \(place)"
        }
        let guardNames = guardSources.map { "guard \($0)" }
        // A name that both classes have keeps the fold it was given first.
        var places: [String: Int] = [:]
        for label in [true, false] {
            Self.spread(zip(names, isSynthetic).filter { $0.1 == label }.map(\.0), count, &places)
        }
        Self.spread(guardNames, count, &places)
        fold = (names + guardNames).map { places[$0] ?? 0 }
        self.isBySource = bySource
    }

    /// Largest first, each into the fold that has least.
    private static func spread(_ names: [String], _ count: Int, _ places: inout [String: Int]) {
        var sizes = [Int](repeating: 0, count: count)
        let members = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        for (name, size) in members.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let fold = places[name] ?? sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
            places[name] = fold
            sizes[fold] += size
        }
    }
}
