import DetectionCore
import Presentation

/// One report in one line of prose, for tools that show a message.
enum ShortAnswer {
    /// What the file says about its origin, the answer, and what it rests on.
    static func text(_ report: Report) -> String {
        let opening = Opening(report)
        return [opening.note, opening.title, opening.answer, VerdictWords.line(report)]
            .compactMap { $0?.printable }
            .filter { !$0.isEmpty }
            .map { $0.last?.isPunctuation == true && $0.last != ")" ? $0 : $0 + "." }
            .joined(separator: " ")
    }
}
