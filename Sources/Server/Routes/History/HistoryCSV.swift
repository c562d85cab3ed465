import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// The history as a table (RFC 4180), one analysis a line, however long it is.
struct HistoryCSV: Sendable {
    /// The columns, in order.
    static let columns = [
        "id", "created", "name", "kind", "format", "bytes", "sha256", "state", "verdict", "probability", "low", "high",
        "retention", "until", "error",
    ]
    /// Analyses that are in memory at a time.
    private static let batch = 200

    let analyses: any HistoryStore

    /// All of an owner's analyses that a filter means, newest first.
    func response(owner: String, matching filter: HistoryFilter) -> Response {
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: Self.columns.joined(separator: ",") + "\r\n"))
            var cursor: HistoryCursor?
            repeat {
                let page = try await analyses.summaries(
                    owner: owner, matching: filter, after: cursor, limit: Self.batch)
                if !page.isEmpty { try await writer.write(ByteBuffer(string: page.map(Self.line).joined())) }
                cursor = page.last.map { HistoryCursor(created: $0.created, id: $0.id) }
            } while cursor != nil
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"history.csv\"",
            ],
            body: body)
    }

    /// An analysis as a line.
    static func line(_ record: AnalysisSummary) -> String {
        let report = record.report
        let fields: [String?] = [
            record.id, record.created.formatted(.iso8601), record.name, record.media.kind.rawValue,
            record.media.format.rawValue, String(record.media.bytes), record.media.sha256,
            AnalysisPresenter.state(of: record).rawValue,
            report?.verdict.rawValue, report?.probability.map { "\($0)" }, report?.interval?.first.map { "\($0)" },
            report?.interval?.last.map { "\($0)" }, record.retention.mode.rawValue,
            record.retention.until?.formatted(.iso8601), record.error?.code.rawValue,
        ]
        return fields.map { field($0 ?? "") }.joined(separator: ",") + "\r\n"
    }

    /// A field in quotes; one that a spreadsheet would take for a formula begins with an apostrophe.
    ///
    /// It looks at scalars, as readers of tables do: a combining mark makes another Character of a quote, but no other end
    /// of the field.
    static func field(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map(formulaSigns.contains) ?? false
        var field = String.UnicodeScalarView(isFormula ? ["\"", "'"] : ["\""])
        for scalar in text.unicodeScalars {
            if scalar == "\"" { field.append(scalar) }
            field.append(scalar)
        }
        field.append("\"")
        return String(field)
    }

    /// What begins a formula, in its full width too, and what spreadsheets pass over before one.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n",
    ]
}
