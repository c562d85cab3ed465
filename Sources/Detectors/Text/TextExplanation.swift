/// Words for a log-likelihood ratio, the same for both text detectors.
enum TextExplanation {
    /// What a calibrated score says about the writer of a text; neutral only where every weight of at most 1 leaves
    /// the evidence leaning neither way.
    static func finding(_ llr: Double) -> String {
        switch llr {
        case 3...: "strongly like machine-written text"
        case 1..<3: "more like machine-written text than a person's"
        case 0.4..<1: "a little more like machine-written text than a person's"
        case -0.4..<0.4: "as much like a person's text as like a machine's"
        case -1 ..< -0.4: "a little more like a person's text than a machine's"
        case -3 ..< -1: "more like a person's text than a machine's"
        default: "strongly like a person's text"
        }
    }

    /// How much of a text was read, when it was not all of it; empty otherwise.
    static func coverage(read: Int, of total: Int) -> String {
        guard let percent = percent(read, of: total) else { return "" }
        return " The text is long: stretches spread over it, \(percent) % of it, were read."
    }

    /// The numbers of `coverage`.
    static func figures(read: Int, of total: Int) -> [String: Double]? {
        percent(read, of: total).map { ["read_percent": Double($0)] }
    }

    private static func percent(_ read: Int, of total: Int) -> Int? {
        read < total ? max(1, read * 100 / total) : nil
    }
}
