import Storage

/// Brings records of version 1 to the form of version 2: priorities, rests, holders, and a line for each priority.
///
/// What is done already is left alone, so an upgrade that was cut off goes on where it stopped.
enum SchemaUpgrade {
    static let collections: [Collection] = [.analysis, .turn]

    private static let isOld: BSONDocument = ["priority": ["$exists": false]]

    static func run(on collection: Collection, in session: MongoSession) throws(MongoError) {
        switch collection {
        case .analysis: try upgradeAnalyses(in: session)
        case .turn: try upgradeTurns(in: session)
        default: break
        }
    }

    /// Those that wait or run are few, and one after the other learns since when.
    private static func upgradeAnalyses(in session: MongoSession) throws(MongoError) {
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

    private static func upgradeTurns(in session: MongoSession) throws(MongoError) {
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
}
