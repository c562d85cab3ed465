import DetectionCore
import Presentation

/// Figures of several detectors on the same media.
struct Comparison: Encodable {
    /// One detector's figures, on the media that all of them answered for.
    struct Row: Encodable {
        let detector: String
        /// Media that it gave no answer for.
        let unanswered: Int
        /// Area under the curve.
        let area: Double
        /// The middle 95 % of the areas of resampled sources.
        let interval: [Double]
        /// The score above which no more than `rate` of authentic media lie, by split conformal; nil where they are too few.
        let threshold: Double?
        /// Share of synthetic media above it.
        let found: Double?
        /// Mean processor time a medium, in milliseconds, without decoding.
        let cpu: Double
        /// Area by generator.
        let generators: [String: Double]
    }

    /// How often two detectors are on the same side of their thresholds.
    struct Agreement: Encodable {
        let one: String
        let other: String
        let share: Double
    }

    /// A medium that the detectors do not agree on.
    struct Disagreement: Encodable {
        let medium: String
        let label: LabelledItem.Label
        let generator: String
        /// Whether each detector puts it above its threshold.
        let above: [String: Bool]
        let scores: [String: Double]
    }

    /// Media that are listed at most.
    private static let mostListed = 50

    let authentic: Int
    let synthetic: Int
    /// The rate of false alarms at which detectors are compared.
    let rate: Double
    let rows: [Row]
    let agreement: [Agreement]
    let disagreements: [Disagreement]

    /// Compares, or nil when a class is empty among the media that all detectors answered for.
    init?(_ ids: [String], on items: [ScoredItem], rate: Double) {
        let common = items.filter { item in ids.allSatisfy { item.answers[$0] != nil } }
        let real = common.filter { $0.item.label == .authentic }
        let fake = common.filter { $0.item.label == .synthetic }
        guard !real.isEmpty, !fake.isEmpty else { return nil }
        func score(_ item: ScoredItem, _ id: String) -> Double {
            item.answers[id].map { $0.llr ?? $0.score } ?? -.infinity
        }
        var rows: [Row] = []
        var thresholds: [String: Double] = [:]
        for id in ids {
            func groups(_ items: [ScoredItem]) -> [[Double]] {
                Dictionary(grouping: items, by: \.item.group).sorted { $0.key < $1.key }
                    .map { $0.value.map { score($0, id) } }
            }
            let authentic = real.map { score($0, id) }
            guard let area = AUROC.area(authentic: authentic, synthetic: fake.map { score($0, id) }),
                let interval = AUROC.interval(authentic: groups(real), synthetic: groups(fake))
            else { return nil }
            let threshold = try? ConformalThreshold.upper(authentic.sorted(), rate: rate)
            thresholds[id] = threshold
            let generators = Dictionary(grouping: fake, by: \.item.generator).compactMapValues { items in
                AUROC.area(authentic: authentic, synthetic: items.map { score($0, id) })
            }
            rows.append(
                Row(
                    detector: id, unanswered: items.count { $0.answers[id] == nil }, area: area,
                    interval: [interval.lowerBound, interval.upperBound], threshold: threshold,
                    found: threshold.map { top in Double(fake.count { score($0, id) > top }) / Double(fake.count) },
                    cpu: common.reduce(0) { $0 + ($1.answers[id]?.cpu ?? 0) } / Double(common.count),
                    generators: generators))
        }
        func side(_ item: ScoredItem, _ id: String) -> Bool? { thresholds[id].map { score(item, id) > $0 } }
        var agreement: [Agreement] = []
        for (place, one) in ids.enumerated() where thresholds[one] != nil {
            for other in ids.dropFirst(place + 1) where thresholds[other] != nil {
                let same = common.count { side($0, one) == side($0, other) }
                agreement.append(Agreement(one: one, other: other, share: Double(same) / Double(common.count)))
            }
        }
        let split = common.filter { item in Set(ids.compactMap { side(item, $0) }).count > 1 }
        (self.authentic, self.synthetic, self.rate, self.rows) = (real.count, fake.count, rate, rows)
        self.agreement = agreement
        disagreements = split.prefix(Self.mostListed).map { item in
            Disagreement(
                medium: item.item.name, label: item.item.label, generator: item.item.generator,
                above: Dictionary(uniqueKeysWithValues: ids.compactMap { id in side(item, id).map { (id, $0) } }),
                scores: Dictionary(uniqueKeysWithValues: ids.map { ($0, score(item, $0)) }))
        }
    }

    /// The figures for a person.
    var lines: [String] {
        let width = rows.map(\.detector.count).max() ?? 0
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        var lines = [
            "\(authentic) authentic and \(synthetic) synthetic media that all of them answered for",
            padded("", width)
                + "  AUROC  95 %            found at \(Figures.decimal(rate * 100, 1)) %  CPU ms  not answered",
        ]
        for row in rows {
            let found = row.found.map { "\(Figures.decimal($0 * 100, 1)) %" } ?? "too few authentic"
            lines.append(
                "\(padded(row.detector, width))  \(Figures.decimal(row.area, 3))  "
                    + "\(Figures.decimal(row.interval[0], 3)) to \(Figures.decimal(row.interval[1], 3))  "
                    + "\(padded(found, 16))  \(padded(Figures.decimal(row.cpu, 1), 6))  \(row.unanswered)")
        }
        for pair in agreement {
            lines.append("\(pair.one) and \(pair.other) agree on \(Figures.decimal(pair.share * 100, 1)) % of them")
        }
        for one in disagreements {
            let above = one.above.filter(\.value).keys.sorted().joined(separator: ", ")
            lines.append(
                "  \(one.medium.printable) (\(one.label.rawValue), \(one.generator.printable)): above for \(above)")
        }
        return lines
    }
}
