import Storage

/// Collections with what they require of their documents, and their indexes.
///
/// A change of it gets a new version; whoever finds a higher one than its own leaves the database alone.
enum MongoSchema {
    static let version: Int64 = 6

    /// The members that every document of a collection has beside its `_id`.
    static func members(of collection: Collection) -> [Member] {
        switch collection {
        case .user:
            [
                .text("email"), .text("passwordHash"), .choice("role", ["user", "admin", "guest"]),
                .integer("created"), .integer("maxBytes", atLeast: 0).orNull, .integer("maxFiles", atLeast: 0).orNull,
                .choice("mode", Retention.Mode.allCases.map(\.rawValue)), .integer("days").orNull,
                .integer("disabled").orNull, .text("issuer").orNull, .text("subject").orNull,
            ]
        case .session:
            [
                .text("userID"), .data("tokenHash"), .integer("created"), .integer("refreshed"), .integer("expires"),
            ]
        case .apiKey:
            [
                .text("userID"), .text("name"), .text("prefix"), .data("hash"), .texts("scopes"), .integer("created"),
                .integer("expires").orNull,
            ]
        case .analysis: analysis
        case .medium, .thumbnail: [.data("bytes")]
        case .ledger: LedgerEntry.names.map { .integer($0, atLeast: 0) }
        case .turn:
            [
                .document("_id", [.text("ownerID"), .text("priority")]), .text("ownerID"), priority,
                .integer("waiting", atLeast: 1), .integer("ticket"), .integer("place"),
            ]
        case .idempotency:
            [
                .document("_id", [.text("ownerID"), .text("key")]), .text("ownerID"), .data("fingerprint"),
                .text("analysisID"), .integer("created"),
            ]
        case .upload:
            [
                .text("ownerID"), .integer("length", atLeast: 1), .text("path"), .text("name").orNull,
                .text("declaredType").orNull, .text("metadata").orNull, .integer("created"), .integer("expires"),
            ]
        case .webhook: [.text("ownerID"), .text("url"), .data("secret"), .integer("created")]
        case .delivery:
            [
                .text("webhookID"), .text("analysisID"), .text("event"), .text("body"), .integer("created"),
                .choice("state", ["pending", "delivered", "failed"]), .integer("attempts", atLeast: 0),
                .integer("next").orNull, .integer("status").orNull, .text("error").orNull,
            ]
        case .reportLink:
            [
                .text("ownerID"), .text("analysisID"), .data("hash"), .flag("showsMedium"), .integer("created"),
                .integer("expires"),
            ]
        case .caseRecord:
            [
                .text("ownerID"), .text("title"), .text("note"), .texts("tags"), .texts("analyses"),
                .integer("revision", atLeast: 1), .integer("created"), .integer("changed"),
            ]
        case .blob:
            [.integer("bytes", atLeast: 0), .integer("references", atLeast: 0), .integer("touched"), .flag("isDoomed")]
        case .schema: [.integer("version", atLeast: 1)]
        }
    }

    private static let priority = Member.choice("priority", JobPriority.allCases.map(\.rawValue))

    private static let analysis: [Member] = [
        .text("ownerID"), .choice("state", ["queued", "running", "done", "failed"]), .text("media"), .text("kind"),
        .integer("bytes", atLeast: 0), .text("name").orNull, .text("folded").orNull, .text("objectKey").orNull,
        .flag("isInline"), .data("options"), .choice("mode", Retention.Mode.allCases.map(\.rawValue)),
        .integer("until").orNull, priority, .integer("created"), .integer("started").orNull,
        .integer("finished").orNull,
        .integer("attempts", atLeast: 0), .integer("fence", atLeast: 0), .integer("leaseUntil").orNull,
        .integer("since").orNull, .integer("restUntil").orNull, .text("holder").orNull, .text("setback").orNull,
        .text("report").orNull, .text("summary").orNull, .text("verdict").orNull, .number("probability").orNull,
        .text("error").orNull,
        .text("errorCode").orNull, .text("previous").orNull, .text("feedback").orNull, .flag("hasThumbnail"),
    ]

    /// What a state requires and what it forbids: a lease while running, an end and its result once ended; only a queued one
    /// may rest, only a running one has a holder.
    private static let states: [BSONValue] = [
        state("queued", has: [.integer("since"), .integer("restUntil").orNull]),
        state("running", has: [.integer("since"), .integer("leaseUntil"), .text("holder")]),
        state("done", has: [.integer("finished"), .text("report"), .text("summary").orNull]),
        state("failed", has: [.integer("finished"), .text("error")]),
    ]

    private static func state(_ name: String, has members: [Member]) -> BSONValue {
        let parts = ["leaseUntil", "since", "restUntil", "holder", "finished", "report", "summary", "error"]
        let lacking = parts.filter { name in !members.contains { $0.name == name } }
        let rules =
            [Member.choice("state", [name])] + members
            + lacking.map { Member(name: $0, rule: ["bsonType": "null"]) }
        return ["properties": .document(BSONDocument(rules.map { ($0.name, .document($0.rule)) }))]
    }

    /// As `create` and `collMod` take it.
    static func validator(of collection: Collection) -> BSONDocument {
        var schema = Member.schema(members(of: collection))
        if collection == .analysis { schema["anyOf"] = .array(states) }
        return ["$jsonSchema": .document(schema)]
    }

    static func indexes(of collection: Collection) -> [Index] {
        switch collection {
        case .user:
            [
                Index("email", ["email": 1], isUnique: true), Index("newest", ["created": -1, "_id": -1]),
                Index("identity", ["issuer": 1, "subject": 1], isUnique: true, where: ["issuer": ["$gt": ""]]),
            ]
        case .session:
            [
                Index("newest", ["userID": 1, "created": -1, "_id": 1]),
                Index("expiry", ["userID": 1, "expires": 1]),
            ]
        case .apiKey:
            [
                Index("hash", ["hash": 1], isUnique: true),
                Index("newest", ["userID": 1, "created": -1, "_id": 1]),
            ]
        case .analysis:
            [
                Index("history", ["ownerID": 1, "created": -1, "_id": -1]),
                Index("kept", ["ownerID": 1, "created": -1], where: ["mode": "keep"]),
                Index("medium", ["objectKey": 1, "ownerID": 1], where: ["objectKey": ["$gt": ""]]),
                Index("line", ["ownerID": 1, "priority": 1, "created": 1, "_id": 1], where: ["state": "queued"]),
                Index("resting", ["restUntil": 1], where: ["restUntil": ["$gt": .int64(0)]]),
                Index("dead", ["created": -1, "_id": -1], where: MongoTransaction.isDead),
                Index("waitingByKind", ["state": 1, "kind": 1, "created": 1], where: ["state": "queued"]),
                Index("lease", ["leaseUntil": 1], where: ["state": "running"]),
                Index("expiry", ["until": 1], where: ["until": ["$gt": .int64(0)]]),
                Index("ephemeral", ["state": 1], where: ["mode": "ephemeral", "objectKey": ["$gt": ""]]),
            ]
        case .turn:
            [
                Index("place", ["place": 1, "ticket": 1, "_id": 1]), Index("ticket", ["ticket": -1]),
                Index("owner", ["ownerID": 1]),
            ]
        case .idempotency: [Index("owner", ["ownerID": 1]), Index("age", ["created": 1])]
        case .upload: [Index("owner", ["ownerID": 1]), Index("expiry", ["expires": 1])]
        case .webhook: [Index("newest", ["ownerID": 1, "created": -1, "_id": 1])]
        case .delivery:
            [
                Index("newest", ["webhookID": 1, "created": -1, "_id": -1]),
                Index("due", ["next": 1, "created": 1], where: ["state": "pending"]),
                Index("pending", ["webhookID": 1], where: ["state": "pending"]),
                Index("age", ["state": 1, "created": 1]),
            ]
        case .reportLink:
            [
                Index("hash", ["hash": 1], isUnique: true),
                Index("newestOfAnalysis", ["analysisID": 1, "created": -1, "_id": 1]),
                Index("newest", ["created": -1, "_id": -1]), Index("owner", ["ownerID": 1]),
            ]
        case .caseRecord: [Index("newest", ["ownerID": 1, "created": -1, "_id": 1])]
        case .blob: [Index("unreferenced", ["references": 1, "touched": 1])]
        case .medium, .thumbnail, .ledger, .schema: []
        }
    }
}
