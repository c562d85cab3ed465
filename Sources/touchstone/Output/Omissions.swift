import DetectionCore
import Presentation

/// What should have looked at a medium and did not: never shown as a zero, nor as a pass.
enum Omissions {
    /// One line each: what it is, and why it did not run or did not end; empty for a complete analysis.
    static func of(_ report: Report) -> [String] {
        let failed = report.evidence.filter { $0.state == .failed }.map { item in
            "\(DetectorWords.name(item.detector)) (\(item.detector)): \(cause(item))"
        }
        return failed + (report.provenance.c2pa?.state == .unavailable ? [signature(report)] : [])
    }

    private static func cause(_ item: Evidence) -> String {
        item.explanation.isEmpty ? item.reason.map(ReasonWords.sentence) ?? "It failed." : item.explanation.printable
    }

    private static func signature(_ report: Report) -> String {
        let words = report.provenance.c2pa?.failures.first.map { " (\($0.printable))" } ?? ""
        return "The signature: it could not be checked here\(words)."
    }
}
