/// Cases in a transaction.
public protocol CaseRecords {
    /// The case with an id.
    func caseRecord(id: String) throws(StorageError) -> CaseRecord?
    /// An account's cases, newest first (by creation, descending, then id, ascending).
    func cases(of owner: String) throws(StorageError) -> [CaseRecord]
    /// Adds a case. Throws `duplicate` when the id is taken.
    func insert(_ record: CaseRecord) throws(StorageError)
    /// Stores another state of a case that is there.
    func update(_ record: CaseRecord) throws(StorageError)
    /// Deletes a case; an absent one is fine.
    func deleteCase(id: String) throws(StorageError)
}
