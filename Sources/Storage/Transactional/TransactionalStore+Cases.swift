extension TransactionalStore: CaseRepository {
    /// Adds a case.
    public func insert(_ record: CaseRecord, atMost limit: Int) async throws(StorageError) {
        try await write(changing: [.account(record.ownerID)]) { transaction throws(StorageError) in
            try transaction.hold(record.ownerID)
            guard try transaction.cases(of: record.ownerID).count < limit else { throw .conflict }
            try transaction.checkOwned(record.analyses, by: record.ownerID)
            try transaction.insert(record)
        }
    }

    /// An account's cases, newest first.
    public func cases(owner: String) async throws(StorageError) -> [CaseRecord] {
        try await read { transaction throws(StorageError) in try transaction.cases(of: owner) }
    }

    /// A case of an owner.
    public func caseRecord(id: String, owner: String) async throws(StorageError) -> CaseRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.owned(case: id, by: owner) }
    }

    /// Stores what a case says now in place of the revision that `record.revision` names.
    public func replace(_ record: CaseRecord) async throws(StorageError) -> CaseRecord {
        try await write { transaction throws(StorageError) in
            guard let there = try transaction.owned(case: record.id, by: record.ownerID) else { throw .absent }
            guard there.revision == record.revision else { throw .conflict }
            let known = Set(there.analyses)
            try transaction.checkOwned(record.analyses.filter { !known.contains($0) }, by: record.ownerID)
            var next = record
            next.revision += 1
            next.created = there.created
            try transaction.update(next)
            return next
        }
    }

    /// Deletes a case.
    public func deleteCase(id: String, owner: String) async throws(StorageError) -> Bool {
        try await write { transaction throws(StorageError) in
            guard try transaction.owned(case: id, by: owner) != nil else { return false }
            try transaction.deleteCase(id: id)
            return true
        }
    }
}

extension StoreTransaction {
    fileprivate func owned(case id: String, by owner: String) throws(StorageError) -> CaseRecord? {
        guard let record = try caseRecord(id: id), record.ownerID == owner else { return nil }
        return record
    }

    /// Throws `absent` when one of some analyses is not this owner's.
    fileprivate func checkOwned(_ analyses: [String], by owner: String) throws(StorageError) {
        for id in analyses where try owned(id, by: owner) == nil { throw .absent }
    }
}
