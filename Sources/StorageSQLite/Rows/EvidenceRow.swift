import GRDB

/// A row of `evidence`: one piece of evidence of a running analysis.
struct EvidenceRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "evidence"

    var analysisID: String
    /// 0 for the first.
    var position: Int
    var json: String
}
