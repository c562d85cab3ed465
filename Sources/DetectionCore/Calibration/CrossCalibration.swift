/// Calibrates a detector on labelled media and joins it with others, every score held out by source.
public struct CrossCalibration: Sendable {
    /// One labelled medium.
    public struct Row: Sendable {
        /// Whether a machine made it.
        public var isSynthetic: Bool
        /// What media that are alike share.
        public var source: String
        /// The generator of a synthetic one.
        public var generator: String
        /// The detector's raw score.
        public var score: Double
        /// The fused score of the detectors that it joins; nil when there are none.
        public var base: Double?

        /// A labelled medium.
        public init(isSynthetic: Bool, source: String, generator: String, score: Double, base: Double?) {
            self.isSynthetic = isSynthetic
            self.source = source
            self.generator = generator
            self.score = score
            self.base = base
        }
    }

    /// Parts that are held out in turn.
    private static let folds = 5

    /// From score to log-likelihood ratio, fitted to all media.
    public let line: PlattCalibration
    /// Log-likelihood ratios of the media in their order, each by a line that was fitted without its source.
    public let llrs: [Double]
    /// How the ratio and the fused score of the others add up, fitted to all media; nil without others.
    public let sum: LogisticSum?
    /// The scores that decide, held out likewise: the sums, or the ratios where there are no others.
    public let fused: [Double]
    /// Whether each class was held out by source, or by file where it has fewer than three.
    public let isBySource: (authentic: Bool, synthetic: Bool)

    /// Calibrates; nil when a class is empty, or the scores do not rise towards synthetic.
    public init?(_ rows: [Row]) {
        let folds = SourceFolds(
            isSynthetic: rows.map(\.isSynthetic), sources: rows.map(\.source), count: Self.folds)
        func line(of rows: [Row]) -> PlattCalibration? {
            let line = PlattCalibration.fit(
                authentic: rows.filter { !$0.isSynthetic }.map(\.score),
                synthetic: rows.filter(\.isSynthetic).map(\.score))
            return line.flatMap { $0.slope > 0 ? $0 : nil }
        }
        func sum(of rows: [Row], _ line: PlattCalibration) -> LogisticSum? {
            LogisticSum(
                rows.compactMap { row in
                    row.base.map { .init(isSynthetic: row.isSynthetic, own: line.llr(ofScore: row.score), base: $0) }
                })
        }
        guard let whole = line(of: rows) else { return nil }
        let isJoined = rows.allSatisfy { $0.base != nil }
        var llrs = [Double](repeating: 0, count: rows.count)
        var fused = llrs
        for fold in 0..<Self.folds {
            let places = rows.indices.filter { folds.fold[$0] == fold }
            let seen = rows.indices.filter { folds.fold[$0] != fold }.map { rows[$0] }
            guard !places.isEmpty else { continue }
            guard let line = line(of: seen) else { return nil }
            let joined = isJoined ? sum(of: seen, line) : nil
            for place in places {
                llrs[place] = line.llr(ofScore: rows[place].score)
                fused[place] = joined?.score(own: llrs[place], base: rows[place].base ?? 0) ?? llrs[place]
            }
        }
        self.line = whole
        self.llrs = llrs
        self.sum = isJoined ? sum(of: rows, whole) : nil
        self.fused = fused
        isBySource = folds.isBySource
    }
}
