import DetectionCore
package import Foundation
package import Storage

extension MongoTransaction {
    package func abandoned(at time: Date) throws(StorageError) -> StoredAnalysis? {
        try first(
            StoredAnalysis.self, ["state": "running", "leaseUntil": ["$lte": BSONValue(time)]], sort: ["leaseUntil": 1])
    }

    package func rested(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        // Above 0, as in the index: it holds those alone that rest.
        let isOver: BSONValue = ["$gt": .int64(0), "$lte": BSONValue(time)]
        return try all(StoredAnalysis.self, ["restUntil": isOver], sort: ["restUntil": 1], limit: limit)
    }

    package func oldestWaiting(
        of owner: String, _ priority: JobPriority
    ) throws(StorageError) -> StoredAnalysis? {
        try first(StoredAnalysis.self, Self.line(of: owner, priority), sort: ["created": 1, "_id": 1])
    }

    package func waitingBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int {
        let time = BSONValue(analysis.created)
        var filter = Self.line(of: analysis.ownerID, analysis.priority)
        filter["$or"] = [["created": ["$lt": time]], ["created": time, "_id": ["$lt": .string(analysis.id)]]]
        return try run { session throws(MongoError) in try session.count(Collection.analysis.rawValue, filter) }
    }

    private static func line(of owner: String, _ priority: JobPriority) -> BSONDocument {
        [
            "state": "queued", "restUntil": nil, "ownerID": .string(owner), "priority": .string(priority.rawValue),
        ]
    }

    package func jobs(
        _ state: JobState, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        let condition: BSONDocument =
            switch state {
            case .waiting: ["state": "queued", "restUntil": nil]
            case .resting: ["restUntil": ["$gt": .int64(0)]]
            case .running: ["state": "running"]
            case .dead: Self.isDead
            }
        return try all(
            StoredAnalysis.self, condition + older(than: cursor), sort: ["created": -1, "_id": -1], limit: limit,
            only: ["evidence": 0])
    }

    /// As the condition of its index.
    static let isDead: BSONDocument = ["errorCode": .string(MediaError.Code.gaveUp.rawValue)]

    package func firstTurn() throws(StorageError) -> Turn? {
        try first(Turn.self, [:], sort: ["place": 1, "ticket": 1, "_id": 1])
    }

    package func turn(of owner: String, _ priority: JobPriority) throws(StorageError) -> Turn? {
        try record(Turn.self, Turn.id(owner, priority))
    }

    package func put(_ turn: Turn) throws(StorageError) {
        note(.account(turn.ownerID))
        try put(turn.document, in: .turn)
    }

    package func deleteTurn(of owner: String, _ priority: JobPriority) throws(StorageError) {
        note(.account(owner))
        try remove(.turn, ["_id": Turn.id(owner, priority)])
    }

    /// Two at the same time may see the same one and draw equal tickets: a tie, which ids decide.
    package func newestTicket() throws(StorageError) -> Int64? {
        try first(Turn.self, [:], sort: ["ticket": -1])?.ticket
    }

    /// One command, so that whoever looks it up needs no transaction.
    package func queued() throws(StorageError) -> Int {
        let resting: BSONDocument = [
            "coll": .string(Collection.analysis.rawValue),
            "pipeline": [["$match": ["restUntil": ["$gt": .int64(0)]]], ["$project": ["waiting": ["$literal": 1]]]],
        ]
        return try sum("$waiting", [["$project": ["waiting": 1]], ["$unionWith": .document(resting)]])
    }

    package func waiting(
        besides turn: Turn, passing: [JobPriority: Turn.Passing]
    ) throws(StorageError) -> Int {
        let cases: [BSONValue] = passing.map { priority, passing in
            let most: BSONDocument = [
                "$cond": [
                    ["$lt": ["$place", .int64(passing.place)]], BSONValue(passing.before), BSONValue(passing.behind),
                ]
            ]
            return ["case": ["$eq": ["$priority", .string(priority.rawValue)]], "then": .document(most)]
        }
        guard !cases.isEmpty else { return 0 }
        let most: BSONDocument = ["$switch": ["branches": .array(cases), "default": 0]]
        return try sum(
            ["$min": ["$waiting", .document(most)]],
            [["$match": ["_id": ["$ne": Turn.id(turn.ownerID, turn.priority)]]]])
    }

    private func sum(_ term: BSONValue, _ stages: [BSONDocument]) throws(StorageError) -> Int {
        let group: BSONDocument = ["$group": ["_id": nil, "sum": ["$sum": term]]]
        return Int(try aggregate(.turn, stages + [group]).first?["sum"]?.integer ?? 0)
    }
}
