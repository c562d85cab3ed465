import DetectionCore
import Presentation

/// Prints results in the style that was asked for.
struct ScanPrinter {
    /// Format of the results.
    enum Style {
        case table, full, json
    }

    private let style: Style
    private var hasHeader = false

    init(style: Style) { self.style = style }

    /// Prints one result.
    mutating func print(_ result: ScanResult) throws {
        switch (style, result.outcome) {
        case (.json, let outcome):
            try StandardOutput.line(ResultLine(path: result.path, result: outcome).text())
        case (.full, .success(let report)):
            try StandardOutput.line(FullReport.lines(path: result.path.text, report).joined(separator: "\n"))
        case (.full, .failure(let error)):
            StandardError.line("\(result.path.text.printable): \(error.message.printable)")
        case (.table, .success(let report)):
            try printRow(TableRow.text(path: result.path.text, report))
        case (.table, .failure(let error)):
            try printRow(TableRow.text(path: result.path.text, error))
        }
    }

    private mutating func printRow(_ row: String) throws {
        if !hasHeader { try StandardOutput.line(TableRow.header) }
        hasHeader = true
        try StandardOutput.line(row)
    }
}
