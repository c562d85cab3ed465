import Presentation

/// A probability with its interval, drawn between real and synthetic: the number itself is the needle.
enum ProbabilityStrip {
    /// `real ────────═══ 62 ═─── synthetic`, `width` characters between the words.
    static func text(probability: Double, interval: [Double]?, width: Int = 40) -> String {
        func cell(_ value: Double) -> Int { max(0, min(width - 1, Int(value * Double(width)))) }
        var cells = [Character](repeating: "\u{2500}", count: width)
        if let interval, interval.count == 2, interval[0] <= interval[1] {
            for index in cell(interval[0])...cell(interval[1]) { cells[index] = "\u{2550}" }
        }
        let number = Array(" \(Figures.hundredths(probability)) ")
        let first = max(0, min(width - number.count, cell(probability) - number.count / 2))
        cells.replaceSubrange(first..<first + number.count, with: number)
        return "real \(String(cells)) synthetic"
    }
}
