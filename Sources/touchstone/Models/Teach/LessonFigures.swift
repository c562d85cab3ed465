import DetectionCore
import Detectors
import Presentation

/// What a taught detector would change, counted at one false alarm in a hundred on media that it had not learned from.
struct LessonFigures {
    /// How many of some media are called synthetic, by the built-in detector alone and with the taught one.
    struct Count: Equatable {
        let before, after, of: Int
    }

    /// The share of authentic media that may be called synthetic.
    private static let rate = 0.01
    /// A chance so small that the user's own pictures are not taken for accused by accident.
    private static let leastChance = 0.01

    private let taught: PictureLesson.Taught
    let synthetic: Count
    let authentic: Count
    let guarded: Count

    /// Counts.
    ///
    /// - Parameters:
    ///   - taught: The detector.
    ///   - table: The table of pictures, with the profiles of taught detectors or without.
    /// - Throws: `OperatingPointError` when the table cannot support the rate.
    init(_ taught: PictureLesson.Taught, beside table: FusionTable?) throws {
        guard var base = table, let built = base.profiles.first(where: { $0.detectors == [taught.scores.base] }) else {
            throw ExitStatus.incomplete
        }
        base.profiles = [built]
        let joined = base.adding([taught.scores]).profiles.last ?? built
        let settings = VerdictSettings(maxFPR: Self.rate)
        let before = try base.measured(built, settings).thresholds.synthetic
        let after = try base.measured(joined, settings).thresholds.synthetic
        let scores = taught.scores
        func count(_ pairs: [TaughtScores.Pair]) -> Count {
            Count(
                before: pairs.count { $0.base > before },
                after: pairs.count {
                    joined.score(of: [scores.base: $0.base, scores.detector: $0.own]) ?? -.infinity > after
                },
                of: pairs.count)
        }
        self.taught = taught
        synthetic = count(scores.synthetic)
        authentic = count(scores.authentic)
        guarded = count(scores.guarded)
    }

    /// Why the detector is not to be installed; nil when it is.
    var flaw: String? {
        if Self.isTooMany(guarded) {
            return
                "\(guarded.after) of the guard's \(guarded.of) camera pictures would be called synthetic, more than 1 in 100. "
                + "Add more real files, of the kind that your synthetic ones resemble."
        }
        if Self.isTooMany(authentic) {
            return
                "\(authentic.after) of your own \(authentic.of) real files would be called synthetic, more than 1 in "
                + "100. Add more real files like these."
        }
        if synthetic.after < synthetic.before {
            return "it would find \(synthetic.after) of your \(synthetic.of) synthetic files, and without it "
                + "\(synthetic.before) are found."
        }
        return nil
    }

    /// Whether more are called synthetic than chance explains at the rate, and than without the detector.
    private static func isTooMany(_ count: Count) -> Bool {
        count.after > count.before
            && ConformalThreshold.chance(of: count.after, among: count.of, rate: rate) < leastChance
    }

    /// The figures for a person.
    var lines: [String] {
        let (before, after) = (Figures.decimal(taught.area.before, 3), Figures.decimal(taught.area.after, 3))
        func held(_ isBySource: Bool) -> String { isBySource ? "source by source" : "file by file" }
        return [
            "Held out (real \(held(taught.isBySource.authentic)), synthetic \(held(taught.isBySource.synthetic))), the "
                + "area under the curve is \(after); the built-in detector's is \(before).",
            "At 1 false alarm in 100, \(synthetic.after) of your \(synthetic.of) synthetic files are called synthetic "
                + "(\(synthetic.before) without it), and \(authentic.after) of your \(authentic.of) real ones "
                + "(\(authentic.before) without it).",
            "Of the guard's \(guarded.of) camera pictures, \(guarded.after) are called synthetic "
                + "(\(guarded.before) without it).",
        ]
    }

    /// Why nothing is taught.
    static func words(for refusal: PictureLesson.Refusal) -> String {
        switch refusal {
        case .tooFew(let authentic, let synthetic):
            "\(authentic) real and \(synthetic) synthetic files can be used, and at least \(PictureLesson.fewest) of each "
                + "are needed."
        case .labelsSwapped(let area):
            "the labels look swapped. The built-in detector finds the real files more synthetic than the synthetic ones "
                + "(area under the curve \(Figures.decimal(area, 2))). If they are right, add --trust-labels."
        case .notToldApart(let area):
            "real and synthetic files that were held out are not told apart (area under the curve "
                + "\(Figures.decimal(area, 2))). Add more files."
        }
    }
}
