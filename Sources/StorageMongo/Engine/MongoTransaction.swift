package import Storage

/// One transaction on MongoDB, or some reads of one moment.
package final class MongoTransaction: StoreTransaction {
    let session: MongoSession
    package let news = TransactionNews()
    /// What a command failed with, for the one who decides whether to run the transaction again.
    private(set) var failure: MongoError?
    private var kind: Kind

    enum Kind {
        /// Reads and writes that count together.
        case whole
        /// The only command that is needed, it is hoped; a second one must be of the same moment, and so throws `needsMore`.
        case single
    }

    /// The reads of a body turned out to be several.
    private(set) var needsMore = false
    private var commands = 0
    /// What it has changed, or tried to, that others change at the same time.
    private(set) var hotspots: Set<Hotspot> = []
    /// The evidence that came with the analysis that was read last.
    private var evidence: (id: String, json: [String])?

    init(_ session: MongoSession, _ kind: Kind) {
        self.session = session
        self.kind = kind
    }

    /// Runs a command and remembers how it failed.
    func run<Value>(
        _ body: (MongoSession) throws(MongoError) -> Value
    ) throws(StorageError) -> Value {
        commands += 1
        if kind == .single, commands > 1 {
            needsMore = true
            throw .failed("A transaction is needed.")
        }
        do { return try body(session) } catch {
            failure = error
            throw StorageError(error)
        }
    }
}

// MARK: Commands

extension MongoTransaction {
    /// Notes that a hotspot is about to be changed.
    func note(_ hotspot: Hotspot) { hotspots.insert(hotspot) }

    func first<Record: Stored>(
        _ type: Record.Type, _ filter: BSONDocument, sort: BSONDocument = [:], only fields: BSONDocument = [:]
    ) throws(StorageError) -> Record? {
        try all(type, filter, sort: sort, limit: 1, only: fields).first
    }

    /// The record with an id.
    func record<Record: Stored>(_ type: Record.Type, _ id: BSONValue) throws(StorageError) -> Record? {
        try first(type, ["_id": id])
    }

    func all<Record: Stored>(
        _ type: Record.Type, _ filter: BSONDocument, sort: BSONDocument = [:], limit: Int? = nil,
        only fields: BSONDocument = [:]
    ) throws(StorageError) -> [Record] {
        // No limit is 0 for the server.
        guard limit != 0 else { return [] }
        let found = try run { session throws(MongoError) in
            try session.find(Record.collection.rawValue, filter, sort: sort, limit: limit ?? 0, only: fields)
        }
        return try found.map { document throws(StorageError) in try Record(document) }
    }

    func documents(
        _ collection: Collection, _ filter: BSONDocument, sort: BSONDocument = [:], limit: Int = 0,
        only fields: BSONDocument
    ) throws(StorageError) -> [BSONDocument] {
        try run { session throws(MongoError) in
            try session.find(collection.rawValue, filter, sort: sort, limit: limit, only: fields)
        }
    }

    func aggregate(_ collection: Collection, _ pipeline: [BSONDocument]) throws(StorageError) -> [BSONDocument] {
        try run { session throws(MongoError) in try session.aggregate(collection.rawValue, pipeline) }
    }

    func add(_ record: some Stored) throws(StorageError) { try add(record.document, to: type(of: record).collection) }

    func add(_ document: BSONDocument, to collection: Collection) throws(StorageError) {
        try run { session throws(MongoError) in try session.insert(collection.rawValue, [document]) }
    }

    /// Stores another state of a record that is there; members that it does not know stay.
    func change(_ record: some Stored) throws(StorageError) {
        var members = record.document
        let id = members["_id"] ?? .null
        members["_id"] = nil
        try change(type(of: record).collection, ["_id": id], ["$set": .document(members)])
    }

    /// Changes one document that must be there.
    func change(_ collection: Collection, _ filter: BSONDocument, _ change: BSONDocument) throws(StorageError) {
        let isFound = try run { session throws(MongoError) in
            try session.update(collection.rawValue, filter, change)
        }
        guard isFound else { throw .failed("The database lacks what is to be changed in \(collection.rawValue).") }
    }

    /// Stores a record in place of the one before, if there was one.
    func put(_ record: some Stored) throws(StorageError) { try put(record.document, in: type(of: record).collection) }

    func put(_ document: BSONDocument, in collection: Collection) throws(StorageError) {
        try run { session throws(MongoError) in
            do throws(MongoError) {
                let id: BSONDocument = ["_id": document["_id"] ?? .null]
                try session.update(collection.rawValue, id, document, upsert: true)
            } catch {
                // Two that make the same record at the same time: the other one's is found next time.
                throw error.isDuplicate ? error.worthAnotherTry : error
            }
        }
    }

    func remove(_ collection: Collection, _ filter: BSONDocument) throws(StorageError) {
        try run { session throws(MongoError) in _ = try session.delete(collection.rawValue, filter) }
    }

    /// Deletes at most `limit` of the documents that a filter means.
    func remove(_ collection: Collection, _ filter: BSONDocument, limit: Int) throws(StorageError) {
        guard limit > 0 else { return }
        let ids = try documents(collection, filter, limit: limit, only: ["_id": 1]).compactMap { $0["_id"] }
        guard !ids.isEmpty else { return }
        try remove(collection, ["_id": ["$in": .array(ids)]])
    }

    /// Remembers the evidence of an analysis that was read, or forgets it.
    func keepEvidence(_ evidence: (id: String, json: [String])?) { self.evidence = evidence }

    func keptEvidence(of analysis: String) -> [String]? { evidence?.id == analysis ? evidence?.json : nil }
}

/// Conditions for what comes after a place in a list that has the newest first, by creation and then id.
func older(than cursor: HistoryCursor?) -> BSONDocument {
    guard let cursor else { return [:] }
    let time = BSONValue(cursor.created)
    return [
        "$or": [["created": ["$lt": time]], ["created": time, "_id": ["$lt": .string(cursor.id)]]]
    ]
}
