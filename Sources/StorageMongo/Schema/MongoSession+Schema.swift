/// One thing that a database lacks.
enum SchemaGap: Sendable, Equatable, CustomStringConvertible {
    case collection(Collection)
    /// It is there, and requires something else of its documents.
    case validator(Collection)
    case index(Collection, String)
    /// It holds records in the form of the version before.
    case records(Collection)
    /// A program of the version before may have added some since, until the rules of this version held.
    case latecomers(Collection)
    /// All of it is there, but not written down.
    case version

    /// As `touchstone migrate` prints it.
    var description: String {
        switch self {
        case .collection(let collection): "collection \(collection.rawValue)"
        case .validator(let collection): "rules of collection \(collection.rawValue)"
        case .records(let collection): "form of the records of collection \(collection.rawValue)"
        case .latecomers(let collection): "form of records that collection \(collection.rawValue) got meanwhile"
        case .index(let collection, let name): "index \(name) of collection \(collection.rawValue)"
        case .version: "version \(MongoSchema.version) of the schema"
        }
    }
}

extension MongoSession {
    /// Whether it is a replica set (or a set of them behind a router), which transactions need.
    func isReplicaSet() throws(MongoError) -> Bool {
        let answer = try run(["hello": 1], as: .alone, in: "admin")
        return answer["setName"]?.string != nil || answer["msg"]?.string == "isdbgrid"
    }

    /// The version of the schema that is written down; nil in a new database.
    func schemaVersion() throws(MongoError) -> Int64? {
        try first(Collection.schema.rawValue, ["_id": "touchstone"])?["version"]?.integer
    }

    /// What the database lacks, in the order in which it is made.
    func schemaGaps() throws(MongoError) -> [SchemaGap] {
        // Plain: lists of collections and indexes know no read concern.
        let found = try run(["listCollections": 1], as: .plain)["cursor"]?.document?["firstBatch"]?.array ?? []
        let validators = found.compactMap(\.document).compactMap { collection in
            collection["name"]?.string.map { ($0, collection["options"]?.document?["validator"]?.document) }
        }
        let known = Dictionary(validators) { first, _ in first }
        let version = known[Collection.schema.rawValue] == nil ? nil : try schemaVersion()
        // Before the rules: records of an older form do not keep to those.
        let older = SchemaUpgrade.collections(since: version ?? MongoSchema.version)
        var gaps = older.map(SchemaGap.records)
        for collection in Collection.allCases {
            switch known[collection.rawValue] {
            case nil: gaps.append(.collection(collection))
            case let validator? where validator != MongoSchema.validator(of: collection):
                gaps.append(.validator(collection))
            default: break
            }
            let indexes = known[collection.rawValue] == nil ? [] : try indexNames(of: collection)
            for index in MongoSchema.indexes(of: collection) where !indexes.contains(index.name) {
                gaps.append(.index(collection, index.name))
            }
        }
        gaps += older.map(SchemaGap.latecomers)
        if version != MongoSchema.version { gaps.append(.version) }
        return gaps
    }

    /// Makes what is lacking; what somebody else makes at the same time is fine.
    func fill(_ gap: SchemaGap) throws(MongoError) {
        switch gap {
        case .collection(let collection):
            do {
                try write([
                    "create": .string(collection.rawValue),
                    "validator": .document(MongoSchema.validator(of: collection)),
                ])
            } catch {
                // It is there already.
                guard error.kind == .server(48) else { throw error }
            }
        case .records(let collection), .latecomers(let collection): try SchemaUpgrade.run(on: collection, in: self)
        case .validator(let collection):
            try write([
                "collMod": .string(collection.rawValue), "validator": .document(MongoSchema.validator(of: collection)),
                "validationLevel": "strict", "validationAction": "error",
            ])
        case .index(let collection, let name):
            let index = MongoSchema.indexes(of: collection).first { $0.name == name }
            guard let index else { return }
            try write([
                "createIndexes": .string(collection.rawValue), "indexes": [.document(index.specification)],
            ])
        case .version:
            try update(
                Collection.schema.rawValue, ["_id": "touchstone"],
                ["$max": ["version": .int64(MongoSchema.version)]], upsert: true)
        }
    }

    private func write(_ command: BSONDocument) throws(MongoError) { _ = try run(command, as: .write) }

    private func indexNames(of collection: Collection) throws(MongoError) -> Set<String> {
        let answer = try run(["listIndexes": .string(collection.rawValue)], as: .plain)
        let indexes = answer["cursor"]?.document?["firstBatch"]?.array ?? []
        return Set(indexes.compactMap { $0.document?["name"]?.string })
    }
}

extension MongoPool {
    /// Deletes the database with all that is in it; for tests, each of which has one of its own.
    func drop() async throws(MongoError) {
        try await run { session throws(MongoError) in _ = try session.run(["dropDatabase": 1], as: .write) }
    }
}
