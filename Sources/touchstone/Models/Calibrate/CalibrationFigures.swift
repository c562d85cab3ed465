import DetectionCore
import Presentation

/// What a calibration was measured at, for a person.
struct CalibrationFigures {
    /// Rates of false alarms that are looked at.
    private static let rates = [0.1, 0.05, 0.01, 0.005, 0.001]

    let sample: LabelledSample
    let cross: CrossCalibration
    /// The profile that decides.
    let profile: FusionProfile

    private var authentic: [Double] { profile.authentic }
    private var synthetic: [Double] { profile.synthetic }

    /// Area under the curve of the scores that decide, with its interval.
    var area: String {
        func groups(_ label: LabelledItem.Label) -> [[Double]] {
            let labelled = zip(sample.items, cross.fused).filter { $0.0.item.label == label }
            return Dictionary(grouping: labelled, by: \.0.item.group).sorted { $0.key < $1.key }.map {
                $0.value.map(\.1)
            }
        }
        let area = AUROC.area(authentic: authentic, synthetic: synthetic) ?? 0.5
        guard let range = AUROC.interval(authentic: groups(.authentic), synthetic: groups(.synthetic)) else {
            return Figures.decimal(area, 3)
        }
        return
            "\(Figures.decimal(area, 3)) [\(Figures.decimal(range.lowerBound, 3)), \(Figures.decimal(range.upperBound, 3))]"
    }

    /// A line for each rate: what is found there, or why it is not offered.
    var rates: [String] {
        Self.rates.map { rate in
            let name = "\(Figures.decimal(rate * 100, 1)) % of authentic media"
            do throws(OperatingPointError) {
                let top = try ConformalThreshold.upper(authentic.sorted(), rate: rate)
                let found = synthetic.count { $0 > top }
                return "\(name): \(found) of \(synthetic.count) synthetic found, threshold \(Figures.decimal(top))"
            } catch {
                return "\(name): not offered. \(error.description)"
            }
        }
    }

    /// Rows of the reliability table: what Venn–Abers says, how many media, and how many of them are synthetic at even odds.
    var reliability: [(name: String, count: Int, said: Double, found: Double)] {
        let calibration = ScoreCalibration(
            sample: CalibrationSample(name: "", authentic: authentic, synthetic: synthetic))
        let weights = (authentic: 0.5 / Double(authentic.count), synthetic: 0.5 / Double(synthetic.count))
        let all =
            authentic.map { (Probability.sigmoid(calibration.llr(of: $0)), 0.0, weights.authentic) }
            + synthetic.map { (Probability.sigmoid(calibration.llr(of: $0)), 1.0, weights.synthetic) }
        return (0..<5).compactMap { bin in
            let inside = all.filter { min(Int($0.0 * 5), 4) == bin }
            let weight = inside.reduce(0) { $0 + $1.2 }
            guard weight > 0 else { return nil }
            return (
                "\(bin * 20) to \(bin * 20 + 20) %", inside.count, inside.reduce(0) { $0 + $1.0 * $1.2 } / weight,
                inside.reduce(0) { $0 + $1.1 * $1.2 } / weight
            )
        }
    }

    /// Authentic sources and generators, with how many of them lie above the threshold of the smallest rate on offer.
    var groups: [String] {
        let rate = Self.rates.last { $0 >= ConformalThreshold.smallestRate(count: authentic.count) } ?? 0.1
        guard let top = try? ConformalThreshold.upper(authentic.sorted(), rate: rate) else { return [] }
        func lines(_ label: LabelledItem.Label, _ name: (LabelledItem) -> String) -> [String] {
            let labelled = zip(sample.items, cross.fused).filter { $0.0.item.label == label }
            return Dictionary(grouping: labelled) { name($0.0.item) }.sorted { $0.key < $1.key }.map { name, media in
                "\(name.printable) (\(label.rawValue)): \(media.count { $0.1 > top }) of \(media.count) above the threshold of "
                    + "\(Figures.decimal(rate * 100, 1)) %"
            }
        }
        return lines(.authentic, \.group) + lines(.synthetic, \.generator)
    }

    /// All of it.
    var lines: [String] {
        func held(_ isBySource: Bool) -> String { isBySource ? "source by source" : "file by file" }
        return [
            "Held out (authentic \(held(cross.isBySource.authentic)), synthetic \(held(cross.isBySource.synthetic))): "
                + "AUROC \(area)"
        ] + rates + ["At even odds:"]
            + reliability.map { row in
                "  said \(row.name): \(row.count) media, \(Figures.decimal(row.said * 100, 0)) % said on average, "
                    + "\(Figures.decimal(row.found * 100, 0)) % synthetic"
            } + groups
    }
}
