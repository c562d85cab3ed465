public import DetectionCore

/// Finds what chat tools leave in text that is copied from them, and characters that hide in it.
///
/// A tool's own syntax is a claim of the text about itself; phrases of an assistant weigh, for no text by people among
/// 33,500 had one. A text without any is no more a person's than before.
public struct TextTraceDetector: Detector {
    /// What phrases of an assistant weigh, see `docs/detectors/text-traces.md`.
    static let strongLLR = 3.0

    /// `text.traces`.
    public let id = Evidence.textTraces
    /// Version of the rules.
    public let version = "1.0.0"
    /// Texts.
    public let kind = MediaKind.text

    /// A detector; it needs no model.
    public init() {}

    /// The marks, told and marked; `notApplicable` with `no_traces` where there is nothing.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let started = ContinuousClock.now
        var evidence = await Self.evidence(medium.text ?? "", id: id, version: version)
        evidence.milliseconds = started.duration(to: .now) / .milliseconds(1)
        return evidence
    }

    @concurrent
    private static func evidence(_ text: String, id: String, version: String) async -> Evidence {
        let traces = TextTraces(text)
        guard traces.tier != nil || traces.hidden.count > 0 || traces.label != nil else {
            return Evidence(
                detector: id, version: version, state: .notApplicable, reason: .noTraces,
                explanation: "It holds nothing that chat tools leave in texts. Nothing follows from that.")
        }
        let strong = traces.marks.filter { $0.tier == .strong }
        let figures = [
            ("marks", traces.marks.count { $0.tier == .proof }), ("phrases", strong.count),
            ("habits", traces.marks.count { $0.tier == .weak }), ("invisible", traces.hidden.invisible),
            ("look_alikes", traces.hidden.lookAlikes), ("styled", traces.hidden.styled),
        ].filter { $0.1 > 0 }.map { ($0.0, Double($0.1)) }
        return Evidence(
            detector: id, version: version, state: .done, llr: strong.isEmpty ? nil : strongLLR,
            explanation: explanation(traces),
            figures: figures.isEmpty ? nil : Dictionary(uniqueKeysWithValues: figures),
            spans: traces.marks.isEmpty
                ? nil
                : traces.marks.map { Span(start: $0.range.lowerBound, end: $0.range.upperBound, score: score($0.tier)) }
        )
    }

    private static func score(_ tier: TextMark.Tier) -> Double {
        switch tier {
        case .proof: 8
        case .strong: strongLLR
        case .weak: 0
        }
    }

    private static func explanation(_ traces: TextTraces) -> String {
        func names(_ tier: TextMark.Tier) -> String {
            var seen: [String] = []
            for mark in traces.marks where mark.tier == tier {
                let name = mark.writer.isEmpty ? mark.name : "\(mark.name) (\(mark.writer))"
                if !seen.contains(name) { seen.append(name) }
            }
            return seen.prefix(5).joined(separator: ", ")
        }
        var sentences: [String] = []
        if traces.label != nil { sentences.append("It begins with the label that generators in China must write.") }
        if !names(.proof).isEmpty {
            sentences.append("It contains what chat tools leave in text that is copied from them: \(names(.proof)).")
        }
        if !names(.strong).isEmpty {
            sentences.append("It speaks or links as assistants do and people hardly ever: \(names(.strong)).")
        }
        if !names(.weak).isEmpty { sentences.append("Shown, without weight: \(names(.weak)).") }
        let hidden = traces.hidden
        if hidden.invisible > 0 { sentences.append("It holds \(hidden.invisible) invisible characters.") }
        if hidden.lookAlikes > 0 {
            sentences.append("\(hidden.lookAlikes) letters are of another script and look like Latin ones.")
        }
        if hidden.styled > 0 {
            sentences.append("\(hidden.styled) letters have a special form, such as bold or full-width.")
        }
        if hidden.count > 0 { sentences.append("It was judged as if written in plain letters.") }
        return sentences.joined(separator: " ")
    }
}
