/// Cases: what their owners work on, with the analyses it is about.
///
/// A case keeps the ids of its analyses when they are deleted: its owner sees that something was there.
public protocol CaseRepository: Sendable {
    /// Adds a case. Throws `absent` when its owner lacks one of its analyses, `conflict` when they have `limit` cases.
    func insert(_ record: CaseRecord, atMost limit: Int) async throws(StorageError)
    /// An account's cases, newest first.
    func cases(owner: String) async throws(StorageError) -> [CaseRecord]
    /// A case of an owner; nil when there is none with that id.
    func caseRecord(id: String, owner: String) async throws(StorageError) -> CaseRecord?
    /// Stores what a case says now in place of the revision that `record.revision` names, and answers what is stored: one
    /// revision on, created when it was.
    ///
    /// Throws `absent` when the owner has no such case, or lacks an analysis that was not in it before; `conflict` when the case
    /// was changed since that revision.
    func replace(_ record: CaseRecord) async throws(StorageError) -> CaseRecord
    /// Deletes a case and none of its analyses; false when the owner has none with that id.
    func deleteCase(id: String, owner: String) async throws(StorageError) -> Bool
}
