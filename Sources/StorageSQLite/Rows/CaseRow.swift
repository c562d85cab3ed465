import Foundation
import GRDB
import Storage

/// A row of `caseRecord`.
struct CaseRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "caseRecord"

    var id: String
    var ownerID: String
    var title: String
    var note: String
    var tags: String
    var analyses: String
    var revision: Int
    var created: Int64
    var changed: Int64

    init(_ record: CaseRecord) throws(StorageError) {
        id = record.id
        ownerID = record.ownerID
        title = record.title
        note = record.note
        tags = try JSONText.encode(record.tags)
        analyses = try JSONText.encode(record.analyses)
        revision = record.revision
        created = record.created.microseconds
        changed = record.changed.microseconds
    }

    func record() throws(StorageError) -> CaseRecord {
        CaseRecord(
            id: id, ownerID: ownerID, title: title, note: note, tags: try JSONText.decode([String].self, tags),
            analyses: try JSONText.decode([String].self, analyses), revision: revision,
            created: Date(microseconds: created), changed: Date(microseconds: changed))
    }
}
