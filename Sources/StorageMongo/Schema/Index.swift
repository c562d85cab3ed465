/// An index of a collection.
struct Index: Sendable {
    let name: String
    let keys: BSONDocument
    var isUnique = false
    /// Only documents that this means are in it.
    var filter: BSONDocument?

    init(_ name: String, _ keys: BSONDocument, isUnique: Bool = false, where filter: BSONDocument? = nil) {
        self.name = name
        self.keys = keys
        self.isUnique = isUnique
        self.filter = filter
    }

    /// As `createIndexes` takes it.
    var specification: BSONDocument {
        var specification: BSONDocument = ["key": .document(keys), "name": .string(name)]
        if isUnique { specification["unique"] = true }
        if let filter { specification["partialFilterExpression"] = .document(filter) }
        return specification
    }
}
