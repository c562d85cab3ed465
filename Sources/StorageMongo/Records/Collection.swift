import Storage

/// The collections of the database.
enum Collection: String, CaseIterable, Sendable {
    case user, session, apiKey, analysis, medium, thumbnail, ledger, turn, idempotency, upload, webhook, delivery, blob,
        reportLink, caseRecord
    /// The version of the schema.
    case schema
}

/// A record that is one document.
protocol Stored {
    static var collection: Collection { get }
    init(_ fields: Fields) throws(StorageError)
    var document: BSONDocument { get }
}

extension Stored {
    init(_ document: BSONDocument) throws(StorageError) {
        try self.init(Fields(collection: Self.collection, document: document))
    }
}
