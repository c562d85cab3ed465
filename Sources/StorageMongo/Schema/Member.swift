/// What the database requires of one member of a document.
struct Member: Sendable {
    let name: String
    let rule: BSONDocument

    static func text(_ name: String) -> Member { Member(name: name, rule: ["bsonType": "string"]) }
    static func data(_ name: String) -> Member { Member(name: name, rule: ["bsonType": "binData"]) }
    static func flag(_ name: String) -> Member { Member(name: name, rule: ["bsonType": "bool"]) }
    static func number(_ name: String) -> Member { Member(name: name, rule: ["bsonType": "double"]) }

    /// A whole number, such as a time in microseconds since 1970.
    static func integer(_ name: String, atLeast least: Int64? = nil) -> Member {
        var rule: BSONDocument = ["bsonType": ["long", "int"]]
        if let least { rule["minimum"] = .int64(least) }
        return Member(name: name, rule: rule)
    }

    static func choice(_ name: String, _ values: [String]) -> Member {
        Member(name: name, rule: ["enum": .array(values.map(BSONValue.string))])
    }

    static func texts(_ name: String) -> Member {
        Member(name: name, rule: ["bsonType": "array", "items": ["bsonType": "string"]])
    }

    static func document(_ name: String, _ members: [Member]) -> Member {
        Member(name: name, rule: Self.schema(members))
    }

    /// The same, or null.
    var orNull: Member {
        var rule = rule
        switch rule["bsonType"] {
        case .array(let types): rule["bsonType"] = .array(types + ["null"])
        case let type?: rule["bsonType"] = [type, "null"]
        case nil: break
        }
        return Member(name: name, rule: rule)
    }

    /// A document with members, all of which must be there; others may be.
    static func schema(_ members: [Member]) -> BSONDocument {
        [
            "bsonType": "object", "required": .array(members.map { .string($0.name) }),
            "properties": .document(BSONDocument(members.map { ($0.name, .document($0.rule)) })),
        ]
    }
}
