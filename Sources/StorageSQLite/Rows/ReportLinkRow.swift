import Foundation
import GRDB
import Storage

/// A row of `reportLink`.
struct ReportLinkRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "reportLink"

    var id: String
    var ownerID: String
    var analysisID: String
    var hash: Data
    var showsMedium: Bool
    var created: Int64
    var expires: Int64

    init(_ link: ReportLinkRecord) {
        id = link.id
        ownerID = link.ownerID
        analysisID = link.analysisID
        hash = link.hash
        showsMedium = link.showsMedium
        created = link.created.microseconds
        expires = link.expires.microseconds
    }

    var record: ReportLinkRecord {
        ReportLinkRecord(
            id: id, ownerID: ownerID, analysisID: analysisID, hash: hash, showsMedium: showsMedium,
            created: Date(microseconds: created), expires: Date(microseconds: expires))
    }
}
