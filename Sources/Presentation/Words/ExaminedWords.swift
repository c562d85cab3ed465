package import DetectionCore

/// How much of a long file was looked at, in plain words.
package enum ExaminedWords {
    /// What the deciding evidence left out: one entry a unit, by the detector that looked at most.
    package static func parts(_ report: Report) -> [Examined] {
        var parts: [Examined] = []
        for part in report.evidence.filter({ $0.pull != nil }).compactMap(\.examined)
        where part.amount < part.of && part.unit != .unknown {
            guard let known = parts.firstIndex(where: { $0.unit == part.unit }) else {
                parts.append(part)
                continue
            }
            if parts[known].amount < part.amount { parts[known] = part }
        }
        return parts
    }

    /// `Only 48 s of 12 min were listened to.`; nil when all was looked at.
    package static func sentence(_ report: Report) -> String? {
        let sentences = parts(report).map(sentence)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private static func sentence(_ part: Examined) -> String {
        switch part.unit {
        case .seconds: "Only \(Figures.span(part.amount)) of \(Figures.span(part.of)) were listened to."
        case .frames: "Only \(Figures.count(part.amount)) of \(Figures.count(part.of)) frames were looked at."
        case .words: "Only \(Figures.count(part.amount)) of \(Figures.count(part.of)) words were read."
        case .unknown: ""
        }
    }
}
