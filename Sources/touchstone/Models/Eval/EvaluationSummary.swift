import DetectionCore
import Presentation

/// The figures of an evaluation, one block for each delivery.
enum EvaluationSummary {
    /// The lines for a person.
    static func lines(_ predictions: [Prediction]) -> [String] {
        let deliveries = Set(predictions.map(\.delivery)).sorted { ($0 ?? "") < ($1 ?? "") }
        return deliveries.flatMap { delivery in
            block(predictions.filter { $0.delivery == delivery }, name: delivery ?? "as is")
        }
    }

    private static func block(_ predictions: [Prediction], name: String) -> [String] {
        let authentic = predictions.filter { $0.label == .authentic }
        let synthetic = predictions.filter { $0.label == .synthetic }
        let abstained = predictions.count { $0.verdict == .uncertain || $0.verdict == .notApplicable }
        let lines = [
            "\(name): \(predictions.count) media, \(authentic.count) authentic, \(synthetic.count) synthetic",
            "  AUROC \(area(authentic, synthetic))",
            "  called synthetic: \(share(synthetic, .synthetic)) of synthetic, \(share(authentic, .synthetic)) of authentic",
            "  no signs: \(share(authentic, .noSigns)) of authentic, \(share(synthetic, .noSigns)) of synthetic",
            "  abstained: \(ratio(abstained, predictions.count)); "
                + "not analysed: \(predictions.count { $0.error != nil })",
        ]
        return lines + generators(of: synthetic, against: authentic) + sources(of: authentic)
    }

    private static func generators(of synthetic: [Prediction], against authentic: [Prediction]) -> [String] {
        let groups = Dictionary(grouping: synthetic, by: \.generator)
        return groups.keys.sorted().map { name in
            let group = groups[name] ?? []
            return "  \(name.printable): AUROC \(area(authentic, group)), "
                + "called synthetic \(share(group, .synthetic)), no signs \(share(group, .noSigns))"
        }
    }

    private static func sources(of authentic: [Prediction]) -> [String] {
        let groups = Dictionary(grouping: authentic, by: \.generator)
        guard groups.count > 1 else { return [] }
        return groups.keys.sorted().map { name in
            let group = groups[name] ?? []
            return "  \(name.printable) (authentic): called synthetic \(share(group, .synthetic)), "
                + "no signs \(share(group, .noSigns))"
        }
    }

    private static func area(_ authentic: [Prediction], _ synthetic: [Prediction]) -> String {
        let area = AUROC.area(authentic: authentic.compactMap(\.llr), synthetic: synthetic.compactMap(\.llr))
        return area.map { Figures.decimal($0, 3) } ?? "–"
    }

    private static func share(_ predictions: [Prediction], _ verdict: Verdict) -> String {
        ratio(predictions.count { $0.verdict == verdict }, predictions.count)
    }

    private static func ratio(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return "\(Figures.decimal(Double(part) / Double(whole) * 100, 1)) % (\(part)/\(whole))"
    }
}
