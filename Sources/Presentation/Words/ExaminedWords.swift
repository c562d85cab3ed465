package import DetectionCore

/// How much of a long file was looked at, in plain words.
package enum ExaminedWords {
    /// `Only 48 s of 12 min were listened to.`; nil when all was looked at.
    package static func sentence(_ report: Report) -> String? {
        let sentences = report.partlyExamined.map(sentence)
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
