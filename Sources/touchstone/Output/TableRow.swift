import DetectionCore
import Presentation

/// One line of the table: verdict, probability, path, what the file says about its origin, and the reason of the answer.
enum TableRow {
    /// The line above the rows.
    static let header = row("VERDICT", "P(SYNTH.)", "FILE")

    /// The line of one analysed medium.
    static func text(path: String, _ report: Report) -> String {
        // The detectors' number says nothing against a proof, and would read as if it did.
        let probability = report.reason == .signed ? "signed" : report.probability.map(Figures.percent) ?? "\u{2013}"
        let origin = Origin(report.provenance).map { "  \($0.sentence.printable)." } ?? ""
        let isTold = report.reason == nil || report.reason == .signed
        let reason = isTold ? "" : "  \(VerdictWords.line(report).printable)"
        let omissions = Omissions.of(report).map { "  Did not run: \($0)" }.joined()
        return row(VerdictWords.short(report), probability, path.printable) + origin + reason + omissions
    }

    /// The line of a medium that could not be analysed.
    static func text(path: String, _ error: MediaError) -> String {
        row("not analysed", "\u{2013}", path.printable) + "  \(error.message.printable)"
    }

    private static func row(_ verdict: String, _ probability: String, _ path: String) -> String {
        pad(verdict, 13) + String(repeating: " ", count: max(0, 9 - probability.count)) + probability + "  " + path
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
