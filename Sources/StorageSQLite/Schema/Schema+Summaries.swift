import DetectionCore
import GRDB
import Storage

extension Schema {
    /// What heads each report, beside it: lists of analyses are made of these and read no report.
    ///
    /// What heads a stored report is read off it, one after the other, so that few are in memory at a time. One that cannot be
    /// read gets none.
    static func addSummaries(to database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE analysis ADD COLUMN summary TEXT
                    CHECK (summary IS NULL OR (state = 'done' AND json_valid(summary)))
                """)
        for id in try String.fetchAll(database, sql: "SELECT id FROM analysis WHERE report IS NOT NULL") {
            let report = try String.fetchOne(database, sql: "SELECT report FROM analysis WHERE id = ?", arguments: [id])
            guard let report, let summary = try ReportSummary.text(of: report) else { continue }
            try database.execute(sql: "UPDATE analysis SET summary = ? WHERE id = ?", arguments: [summary, id])
        }
    }
}
