import DetectionCore
import Storage

/// Brings records of older versions of the schema to the form of today.
///
/// What is done already is left alone, so an upgrade that was cut off goes on where it stopped.
enum SchemaUpgrade {
    /// The collections whose records of a version have an older form.
    static func collections(since version: Int64) -> [Collection] {
        switch version {
        case ..<2: [.analysis, .turn, .user]
        case 2: [.analysis, .user]
        case ..<6: [.user]
        default: []
        }
    }

    static func run(on collection: Collection, in session: MongoSession) throws(MongoError) {
        switch collection {
        case .analysis:
            try addPriorities(in: session)
            try addSummaries(in: session)
        case .turn: try splitTurns(in: session)
        case .user: try addIdentities(in: session)
        default: break
        }
    }

    // MARK: Version 2: priorities, rests, holders, and a line for each priority

    private static let isOld: BSONDocument = ["priority": ["$exists": false]]

    /// Those that wait or run are few, and one after the other learns since when.
    private static func addPriorities(in session: MongoSession) throws(MongoError) {
        let name = Collection.analysis.rawValue
        let live = try session.find(
            name, isOld + ["state": ["$in": ["queued", "running"]]],
            only: ["state": 1, "created": 1, "started": 1])
        for analysis in live {
            var members = plain
            members["since"] = analysis["started"]?.integer.map(BSONValue.int64) ?? analysis["created"] ?? .null
            if analysis["state"] == "running" { members["holder"] = "" }
            try session.update(name, ["_id": analysis["_id"] ?? .null], ["$set": .document(members)])
        }
        try session.updateAll(name, isOld, ["$set": .document(plain)])
    }

    private static let plain: BSONDocument = [
        "priority": .string(JobPriority.interactive.rawValue), "since": nil, "restUntil": nil, "holder": nil,
        "setback": nil,
    ]

    private static func splitTurns(in session: MongoSession) throws(MongoError) {
        let name = Collection.turn.rawValue
        for old in try session.find(name, isOld) {
            guard let owner = old["_id"]?.string, let waiting = old["waiting"]?.integer,
                let ticket = old["ticket"]?.integer
            else { continue }
            let turn = Turn(ownerID: owner, waiting: Int(waiting), ticket: ticket).document
            try session.update(name, ["_id": turn["_id"] ?? .null], turn, upsert: true)
            try session.delete(name, ["_id": .string(owner)])
        }
    }

    // MARK: Version 3: what heads each report, beside it

    /// How many reports are in memory at a time.
    private static let batch = 50

    private static func addSummaries(in session: MongoSession) throws(MongoError) {
        let name = Collection.analysis.rawValue
        let lacks: BSONDocument = ["summary": ["$exists": false]]
        while true {
            let found = try session.find(
                name, lacks + ["report": ["$type": "string"]], limit: batch, only: ["report": 1])
            guard !found.isEmpty else { break }
            for analysis in found {
                // One that cannot be read gets none.
                let summary = analysis["report"]?.string.flatMap { try? ReportSummary.text(of: $0) }
                try session.update(
                    name, ["_id": analysis["_id"] ?? .null], ["$set": ["summary": BSONValue(summary)]])
            }
        }
        try session.updateAll(name, lacks, ["$set": ["summary": nil]])
    }

    // MARK: Version 6: who an account is to an identity provider

    private static func addIdentities(in session: MongoSession) throws(MongoError) {
        try session.updateAll(
            Collection.user.rawValue, ["issuer": ["$exists": false]], ["$set": ["issuer": nil, "subject": nil]])
    }
}
