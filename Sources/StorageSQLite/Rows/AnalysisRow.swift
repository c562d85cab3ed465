import Foundation
import GRDB
import Storage

/// A row of `analysis`, read and written column by column: one comes with every upload, and a coder for any row is slow.
struct AnalysisRow: FetchableRecord {
    /// The columns of a row, in the order in which it is read.
    static let columns = """
        id, ownerID, state, media, kind, bytes, name, objectKey, isInline, options, mode, until, priority, created, started, \
        finished, attempts, fence, leaseUntil, since, restUntil, holder, setback, report, summary, verdict, probability, \
        error, errorCode, previous, feedback, hasThumbnail
        """

    let analysis: StoredAnalysis

    init(row: Row) throws {
        var reader = ColumnReader(row: row)
        analysis = StoredAnalysis(
            id: reader.text(), ownerID: reader.text(), state: try reader.code(), media: reader.text(),
            kind: reader.value(String.self) ?? "", bytes: reader.value(Int.self) ?? 0,
            name: reader.value(String.self), objectKey: reader.value(String.self), isInline: reader.number() == 1,
            options: reader.value(Data.self) ?? Data(),
            retention: Retention(try reader.code(), until: reader.time()), priority: try reader.code(),
            created: Date(microseconds: reader.number()), started: reader.time(), finished: reader.time(),
            attempts: Int(reader.number()), fence: reader.number(), leaseUntil: reader.time(),
            since: reader.time(), restUntil: reader.time(), holder: reader.value(String.self),
            setback: reader.value(String.self),
            report: reader.value(String.self), summary: reader.value(String.self), verdict: reader.value(String.self),
            probability: reader.value(Double.self), error: reader.value(String.self),
            errorCode: reader.value(String.self), previous: reader.value(String.self),
            feedback: reader.value(String.self), hasThumbnail: reader.number() == 1)
    }

    /// What is written of an analysis; kind and bytes are generated columns.
    static func values(of analysis: StoredAnalysis) -> [(column: String, value: DatabaseValue)] {
        func value(_ value: (any DatabaseValueConvertible)?) -> DatabaseValue { value?.databaseValue ?? .null }
        return [
            ("id", value(analysis.id)), ("ownerID", value(analysis.ownerID)),
            ("state", value(analysis.state.rawValue)), ("media", value(analysis.media)),
            ("name", value(analysis.name)), ("objectKey", value(analysis.objectKey)),
            ("isInline", value(analysis.isInline)), ("options", value(analysis.options)),
            ("mode", value(analysis.retention.mode.rawValue)),
            ("until", value(analysis.retention.until?.microseconds)), ("priority", value(analysis.priority.rawValue)),
            ("created", value(analysis.created.microseconds)), ("started", value(analysis.started?.microseconds)),
            ("finished", value(analysis.finished?.microseconds)), ("attempts", value(analysis.attempts)),
            ("fence", value(analysis.fence)), ("leaseUntil", value(analysis.leaseUntil?.microseconds)),
            ("since", value(analysis.since?.microseconds)), ("restUntil", value(analysis.restUntil?.microseconds)),
            ("holder", value(analysis.holder)), ("setback", value(analysis.setback)),
            ("report", value(analysis.report)), ("summary", value(analysis.summary)),
            ("verdict", value(analysis.verdict)), ("probability", value(analysis.probability)),
            ("error", value(analysis.error)),
            ("errorCode", value(analysis.errorCode)), ("previous", value(analysis.previous)),
            ("feedback", value(analysis.feedback)), ("hasThumbnail", value(analysis.hasThumbnail)),
        ]
    }
}

/// The columns of `analysis` that a list shows.
struct SummaryRow: FetchableRecord {
    /// The columns, in the order in which they are read.
    static let columns = """
        id, state, media, kind, name, objectKey IS NOT NULL, mode, until, priority, created, started, finished, summary, \
        error, feedback, hasThumbnail
        """

    let summary: AnalysisSummary

    init(row: Row) throws {
        var reader = ColumnReader(row: row)
        summary = AnalysisSummary(
            id: reader.text(), state: try reader.code(), media: reader.text(), kind: reader.text(),
            name: reader.value(String.self), hasMedium: reader.number() == 1,
            retention: Retention(try reader.code(), until: reader.time()),
            priority: try reader.code(), created: Date(microseconds: reader.number()), started: reader.time(),
            finished: reader.time(), summary: reader.value(String.self), error: reader.value(String.self),
            feedback: reader.value(String.self), hasThumbnail: reader.number() == 1)
    }
}

/// Reads the columns of a row one after the other.
private struct ColumnReader {
    let row: Row
    var column = -1

    mutating func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ type: Value.Type) -> Value? {
        column += 1
        return row[column]
    }

    mutating func text() -> String { value(String.self) ?? "" }

    mutating func number() -> Int64 { value(Int64.self) ?? 0 }

    mutating func time() -> Date? { value(Int64.self).map(Date.init(microseconds:)) }

    mutating func code<Code: RawRepresentable>() throws -> Code where Code.RawValue == String {
        guard let code = Code(rawValue: text()) else {
            throw StorageError.failed("The database holds what cannot be read: \(Code.self).")
        }
        return code
    }
}
