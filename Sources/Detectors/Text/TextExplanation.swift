import DetectionCore

/// What both text detectors say of a text that is too long to be read whole.
enum TextExplanation {
    /// How much of a text was read, when it was not all of it; empty otherwise.
    static func coverage(read: Int, of total: Int) -> String {
        guard let percent = percent(read, of: total) else { return "" }
        return " The text is long: stretches spread over it, \(percent) % of it, were read."
    }

    /// The numbers of `coverage`.
    static func figures(read: Int, of total: Int) -> [String: Double]? {
        percent(read, of: total).map { ["read_percent": Double($0)] }
    }

    /// The words in the stretches that were read, of all words; nil when every stretch was.
    static func examined(_ ranges: [Range<Int>], of text: NormalisedText) -> Examined? {
        guard ranges.reduce(0, { $0 + $1.count }) < text.count else { return nil }
        let read = TextProfile(text.scalars, in: ranges).words
        let all = TextProfile(text.scalars, in: [0..<text.count]).words
        return Examined(Double(read), of: Double(all), .words)
    }

    private static func percent(_ read: Int, of total: Int) -> Int? {
        read < total ? max(1, read * 100 / total) : nil
    }
}
