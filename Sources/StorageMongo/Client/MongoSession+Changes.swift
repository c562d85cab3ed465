/// Change streams, which replica sets have.
extension MongoSession {
    /// How long the server waits for a change before it answers without one, in milliseconds.
    private static let patience: Int64 = 1000

    /// Hands over what happens to the documents of a collection from now on; first of all nothing, when that begins.
    ///
    /// Events have `documentKey`, and `state` where it was set (`fullDocument`, `updateDescription.updatedFields`).
    func follow(
        _ collection: String, while goesOn: () -> Bool, _ body: ([BSONDocument]) -> Void
    ) throws(MongoError) {
        let members: BSONDocument = [
            "documentKey": 1, "fullDocument.state": 1, "updateDescription.updatedFields.state": 1,
        ]
        let command: BSONDocument = [
            "aggregate": .string(collection),
            "pipeline": [["$changeStream": [:]], ["$project": .document(members)]], "cursor": [:],
        ]
        var cursor = try run(command, as: .read)["cursor"]?.document
        body([])
        while let id = cursor?["id"]?.integer, id != 0 {
            let events = (cursor?["firstBatch"]?.array ?? cursor?["nextBatch"]?.array ?? []).compactMap(\.document)
            if !events.isEmpty { body(events) }
            guard goesOn() else {
                _ = try run(["killCursors": .string(collection), "cursors": [.int64(id)]], as: .plain)
                return
            }
            let next: BSONDocument = [
                "getMore": .int64(id), "collection": .string(collection), "maxTimeMS": .int64(Self.patience),
            ]
            cursor = try run(next, as: .plain)["cursor"]?.document
        }
    }
}
