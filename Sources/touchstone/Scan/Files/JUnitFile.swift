import DetectionCore
import Presentation

/// The results for build servers: the XML of JUnit, a test case for each file.
///
/// A verdict that is to stop a build is a failure, what could not be analysed an error, and a file without an answer is skipped.
final class JUnitFile: ResultFile {
    private let file: OutputFile
    /// The verdicts that fail.
    private let failing: [Verdict]
    private var cases: [String] = []
    private var failures = 0
    private var errors = 0
    private var skipped = 0

    /// Starts the file.
    ///
    /// - Parameter failing: The verdicts that fail; `synthetic` where none is named.
    init(path: String, failing: [Verdict]) throws {
        file = try OutputFile(path: path)
        self.failing = failing.isEmpty ? [.synthetic] : failing
    }

    func add(_ result: ScanResult) {
        let name = result.path.text.htmlEscaped
        let content: String
        switch result.outcome {
        case .failure(let error):
            errors += 1
            content = "<error type=\"\(error.code.rawValue)\" message=\"\(error.message.htmlEscaped)\"/>"
        case .success(let report):
            let words = ShortAnswer.text(report).htmlEscaped
            if failing.contains(report.verdict) {
                failures += 1
                content = "<failure type=\"\(report.verdict.rawValue)\" message=\"\(words)\"/>"
            } else if [.uncertain, .notApplicable, .unknown].contains(report.verdict) {
                skipped += 1
                content = "<skipped message=\"\(words)\"/>"
            } else {
                content = "<system-out>\(words)</system-out>"
            }
        }
        cases.append("    <testcase classname=\"touchstone\" name=\"\(name)\">\(content)</testcase>\n")
    }

    func finish(_ tally: ScanTally) throws {
        let counts =
            "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
        try file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n")
        try file.write("  <testsuite name=\"touchstone scan\" \(counts)>\n")
        try file.write(cases.joined())
        try file.write("  </testsuite>\n</testsuites>\n")
        try file.finish()
    }
}
