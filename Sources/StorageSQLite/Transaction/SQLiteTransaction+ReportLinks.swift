package import Foundation
import GRDB
package import Storage

/// Links to reports.
extension SQLiteTransaction {
    package func reportLink(id: String) throws(StorageError) -> ReportLinkRecord? {
        try one(ReportLinkRow.self, "SELECT * FROM reportLink WHERE id = ?", [id])?.record
    }

    package func reportLink(hash: Data) throws(StorageError) -> ReportLinkRecord? {
        try one(ReportLinkRow.self, "SELECT * FROM reportLink WHERE hash = ?", [hash])?.record
    }

    package func reportLinks(of analysis: String) throws(StorageError) -> [ReportLinkRecord] {
        let sql = "SELECT * FROM reportLink WHERE analysisID = ? ORDER BY created DESC, id"
        return try all(ReportLinkRow.self, sql, [analysis]).map(\.record)
    }

    package func reportLinks(
        after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [ReportLinkRecord] {
        let (place, arguments) = Self.after(cursor)
        let sql = "SELECT * FROM reportLink WHERE \(place) ORDER BY created DESC, id DESC LIMIT ?"
        return try all(ReportLinkRow.self, sql, arguments + [limit]).map(\.record)
    }

    package func insert(_ link: ReportLinkRecord) throws(StorageError) {
        try run { try ReportLinkRow(link).insert($0) }
    }

    package func deleteReportLink(id: String) throws(StorageError) {
        try execute("DELETE FROM reportLink WHERE id = ?", [id])
    }
}
