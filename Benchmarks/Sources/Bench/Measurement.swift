import Foundation

/// CPU milliseconds a verdict of every contender, interleaved: in each round all answer the same samples, in an order
/// drawn anew, so that whatever else the machine does meets all alike.
struct Measurement {
    let title: String
    let samples: [Sample]
    let rounds: Int

    /// One row of the table.
    struct Row {
        let name: String
        let milliseconds: (median: Double, low: Double, high: Double)
        let ratio: (median: Double, low: Double, high: Double)
        let peakMegabytes: Double
    }

    /// Rows in the order of the contenders; ratios are to the first one, round by round.
    func run(_ contenders: [any Contender]) throws -> [Row] {
        let taking = contenders.filter { contender in samples.allSatisfy(contender.answers) }
        for contender in taking { for sample in samples.prefix(3) { _ = try contender.answer(sample) } }
        var costs = [String: [Double]]()
        var source = SeededSource(state: 7)
        for round in 1...rounds {
            for contender in taking.shuffled(using: &source) {
                let before = ProcessorTime.milliseconds(of: contender.processID)
                for sample in samples { _ = try contender.answer(sample) }
                let used = ProcessorTime.milliseconds(of: contender.processID) - before
                costs[contender.name, default: []].append(used / Double(samples.count))
            }
            Terminal.progress("\(title): round \(round) of \(rounds)")
        }
        let base = costs[taking[0].name] ?? []
        return taking.map { contender in
            let mine = costs[contender.name] ?? []
            return Row(
                name: contender.name, milliseconds: Statistics.interval(mine),
                ratio: Statistics.interval(zip(mine, base).map { $0 / $1 }),
                peakMegabytes: PeakMemory.megabytes(of: contender.processID))
        }
    }

    /// The rows as a Markdown table.
    func table(_ rows: [Row]) -> String {
        var lines = [
            "### \(title)", "", "| contender | CPU ms a verdict | × \(rows[0].name) | peak MB |",
            "| --- | --- | --- | --- |",
        ]
        for row in rows {
            let cells = [
                row.name, Self.text(row.milliseconds, 1), Self.text(row.ratio, 2), String(Int(row.peakMegabytes)),
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ value: (median: Double, low: Double, high: Double), _ digits: Int) -> String {
        func number(_ x: Double) -> String { String(format: "%.\(digits)f", x) }
        return "\(number(value.median)) [\(number(value.low)), \(number(value.high))]"
    }
}
