package import Foundation
package import Storage

extension MongoTransaction {
    package func abandoned(at time: Date) throws(StorageError) -> StoredAnalysis? {
        try first(
            StoredAnalysis.self, ["state": "running", "leaseUntil": ["$lte": BSONValue(time)]], sort: ["leaseUntil": 1])
    }

    package func oldestQueued(of owner: String) throws(StorageError) -> StoredAnalysis? {
        try first(
            StoredAnalysis.self, ["state": "queued", "ownerID": .string(owner)], sort: ["created": 1, "_id": 1])
    }

    package func queuedBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int {
        let time = BSONValue(analysis.created)
        let filter: BSONDocument = [
            "state": "queued", "ownerID": .string(analysis.ownerID),
            "$or": [["created": ["$lt": time]], ["created": time, "_id": ["$lt": .string(analysis.id)]]],
        ]
        return try run { session throws(MongoError) in try session.count(Collection.analysis.rawValue, filter) }
    }

    package func firstTurn() throws(StorageError) -> Turn? { try first(Turn.self, [:], sort: ["ticket": 1]) }

    package func turn(of owner: String) throws(StorageError) -> Turn? { try record(Turn.self, .string(owner)) }

    package func put(_ turn: Turn) throws(StorageError) {
        note(.account(turn.ownerID))
        try put(turn.document, in: .turn)
    }

    package func deleteTurn(of owner: String) throws(StorageError) {
        note(.account(owner))
        try remove(.turn, ["_id": .string(owner)])
    }

    /// Counts outside the transaction: all would change the same document otherwise, one after the other.
    package func nextTicket() throws(StorageError) -> Int64 {
        let counted = try run { session throws(MongoError) in try session.countUp("ticket") }
        return counted
    }

    package func waiting() throws(StorageError) -> Int { try sum("$waiting", []) }

    package func waiting(besides turn: Turn, atMost own: Int) throws(StorageError) -> Int {
        let isAhead: BSONDocument = ["$cond": [["$lt": ["$ticket", .int64(turn.ticket)]], .int64(1), .int64(0)]]
        let most: BSONDocument = ["$add": [BSONValue(own), .document(isAhead)]]
        return try sum(
            ["$min": ["$waiting", .document(most)]], [["$match": ["_id": ["$ne": .string(turn.ownerID)]]]])
    }

    private func sum(_ term: BSONValue, _ stages: [BSONDocument]) throws(StorageError) -> Int {
        let group: BSONDocument = ["$group": ["_id": nil, "sum": ["$sum": term]]]
        return Int(try aggregate(.turn, stages + [group]).first?["sum"]?.integer ?? 0)
    }
}

extension MongoSession {
    /// The next value of a counter, larger than all before; outside a transaction of this session.
    fileprivate func countUp(_ name: String) throws(MongoError) -> Int64 {
        let command: BSONDocument = [
            "findAndModify": .string(Collection.counter.rawValue), "query": ["_id": .string(name)],
            "update": ["$inc": ["value": .int64(1)]], "new": true, "upsert": true,
        ]
        guard let value = try run(command.durable, as: .alone)["value"]?.document?["value"]?.integer else {
            throw MongoError(library: "The database lacks the counter of tickets.")
        }
        return value
    }
}
