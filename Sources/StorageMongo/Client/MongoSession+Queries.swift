/// The commands that stores are made of.
extension MongoSession {
    /// The documents of a collection that a filter means, in an order.
    ///
    /// - Parameter limit: Most of them; 0 for all.
    func find(
        _ collection: String, _ filter: BSONDocument, sort: BSONDocument = [:], limit: Int = 0,
        only fields: BSONDocument = [:]
    ) throws(MongoError) -> [BSONDocument] {
        var command: BSONDocument = ["find": .string(collection), "filter": .document(filter)]
        if !sort.elements.isEmpty { command["sort"] = .document(sort) }
        if limit > 0 { command["limit"] = BSONValue(limit) }
        if !fields.elements.isEmpty { command["projection"] = .document(fields) }
        // More than one answer only when one would be larger than the server sends.
        command["batchSize"] = BSONValue(limit > 0 ? limit : 10_000)
        return try drain(collection, try run(command, as: .read))
    }

    /// The first document that a filter means.
    func first(
        _ collection: String, _ filter: BSONDocument, sort: BSONDocument = [:], only fields: BSONDocument = [:]
    ) throws(MongoError) -> BSONDocument? {
        try find(collection, filter, sort: sort, limit: 1, only: fields).first
    }

    /// What a pipeline makes of a collection.
    func aggregate(_ collection: String, _ pipeline: [BSONDocument]) throws(MongoError) -> [BSONDocument] {
        let command: BSONDocument = [
            "aggregate": .string(collection), "pipeline": .array(pipeline.map(BSONValue.document)),
            "cursor": ["batchSize": 10_000],
        ]
        return try drain(collection, try run(command, as: .read))
    }

    /// How many documents a filter means.
    ///
    /// - Parameter limit: Where counting stops; 0 for nowhere.
    func count(_ collection: String, _ filter: BSONDocument, limit: Int = 0) throws(MongoError) -> Int {
        var pipeline: [BSONDocument] = [["$match": .document(filter)]]
        if limit > 0 { pipeline.append(["$limit": BSONValue(limit)]) }
        pipeline.append(["$count": "count"])
        return Int(try aggregate(collection, pipeline).first?["count"]?.integer ?? 0)
    }

    /// Adds documents, all or, where one is refused, those before it.
    func insert(_ collection: String, _ documents: [BSONDocument]) throws(MongoError) {
        guard !documents.isEmpty else { return }
        let documents = BSONValue.array(documents.map(BSONValue.document))
        _ = try run(["insert": .string(collection), "documents": documents], as: .write)
    }

    /// Changes the first document that a filter means; whether there was one.
    ///
    /// - Parameter upsert: Whether an absent one is made.
    @discardableResult
    func update(
        _ collection: String, _ filter: BSONDocument, _ change: BSONDocument, upsert: Bool = false
    ) throws(MongoError) -> Bool {
        let update: BSONDocument = ["q": .document(filter), "u": .document(change), "upsert": .bool(upsert)]
        let answer = try run(["update": .string(collection), "updates": [.document(update)]], as: .write)
        return (answer["n"]?.integer ?? 0) > 0
    }

    /// Changes all documents that a filter means.
    func updateAll(_ collection: String, _ filter: BSONDocument, _ change: BSONDocument) throws(MongoError) {
        let update: BSONDocument = ["q": .document(filter), "u": .document(change), "multi": true]
        _ = try run(["update": .string(collection), "updates": [.document(update)]], as: .write)
    }

    /// Deletes the documents that a filter means; how many they were.
    @discardableResult
    func delete(_ collection: String, _ filter: BSONDocument) throws(MongoError) -> Int {
        let delete: BSONDocument = ["q": .document(filter), "limit": 0]
        let answer = try run(["delete": .string(collection), "deletes": [.document(delete)]], as: .write)
        return Int(answer["n"]?.integer ?? 0)
    }

    /// Changes the first document that a filter means, in an order; the document as it is then, nil when there is none.
    func findAndModify(
        _ collection: String, _ filter: BSONDocument, sort: BSONDocument = [:], _ change: BSONDocument
    ) throws(MongoError) -> BSONDocument? {
        var command: BSONDocument = ["findAndModify": .string(collection), "query": .document(filter)]
        if !sort.elements.isEmpty { command["sort"] = .document(sort) }
        command["update"] = .document(change)
        command["new"] = true
        return try run(command, as: .write)["value"]?.document
    }

    /// All documents of a cursor whose first ones are in an answer.
    private func drain(_ collection: String, _ answer: BSONDocument) throws(MongoError) -> [BSONDocument] {
        var cursor = answer["cursor"]?.document
        var documents = (cursor?["firstBatch"]?.array ?? []).compactMap(\.document)
        while let id = cursor?["id"]?.integer, id != 0 {
            let command: BSONDocument = ["getMore": .int64(id), "collection": .string(collection)]
            cursor = try run(command, as: .plain)["cursor"]?.document
            documents += (cursor?["nextBatch"]?.array ?? []).compactMap(\.document)
        }
        return documents
    }
}
