import Foundation
import GRDB
import Storage

/// A row of `upload`.
struct UploadRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "upload"

    var id: String
    var ownerID: String
    var length: Int
    var path: String
    var name: String?
    var declaredType: String?
    var metadata: String?
    var created: Int64
    var expires: Int64

    init(_ upload: UploadRecord) {
        id = upload.id
        ownerID = upload.ownerID
        length = upload.length
        path = upload.path
        name = upload.name
        declaredType = upload.declaredType
        metadata = upload.metadata
        created = upload.created.microseconds
        expires = upload.expires.microseconds
    }

    var record: UploadRecord {
        UploadRecord(
            id: id, ownerID: ownerID, length: length, path: path, name: name, declaredType: declaredType,
            metadata: metadata, created: Date(microseconds: created), expires: Date(microseconds: expires))
    }
}
