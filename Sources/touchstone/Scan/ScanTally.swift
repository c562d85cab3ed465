import DetectionCore
import Presentation

/// Counts the results of a scan, for its last line and its exit status.
struct ScanTally {
    private var verdicts: [Verdict: Int] = [:]
    /// Of the synthetic ones, those that a trusted signature calls edited with AI.
    private var editedWithAI = 0
    private var failures = 0
    private var partial = 0
    private var isRefused = false

    /// Counts one result.
    mutating func count(_ outcome: Result<Report, MediaError>) {
        switch outcome {
        case .success(let report):
            verdicts[report.verdict, default: 0] += 1
            if report.isProvedEditWithAI { editedWithAI += 1 }
            if !Omissions.of(report).isEmpty { partial += 1 }
        case .failure(let error):
            failures += 1
            isRefused = isRefused || error.code == .invalidRequest
        }
    }

    /// The exit status: a named verdict outranks what could not be analysed.
    func status(failingOn named: [Verdict]) -> ExitStatus {
        if named.contains(where: { verdicts[$0, default: 0] > 0 }) { return .verdictNamed }
        if isRefused { return .usage }
        return failures + partial > 0 ? .incomplete : .done
    }

    /// `12 files`.
    var files: String {
        let total = verdicts.values.reduce(failures, +)
        return "\(total) \(total == 1 ? "file" : "files")"
    }

    /// `12 files: 2 synthetic, 1 AI-edited, 8 authentic, 1 not analysed; 2 analysed only in part`.
    var summary: String {
        var parts: [String] = []
        for verdict in Verdict.allCases {
            let edited = verdict == .synthetic ? editedWithAI : 0
            let count = verdicts[verdict, default: 0] - edited
            if count > 0 { parts.append("\(count) \(VerdictWords.short(verdict))") }
            if edited > 0 { parts.append("\(edited) \(VerdictWords.editedWithAI)") }
        }
        if failures > 0 { parts.append("\(failures) not analysed") }
        let line = "\(files): \(parts.joined(separator: ", "))"
        return partial > 0 ? "\(line); \(partial) analysed only in part" : line
    }
}
