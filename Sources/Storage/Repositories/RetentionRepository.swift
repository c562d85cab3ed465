public import Foundation

/// Retention of analyses, and the storage they use.
///
/// What an owner takes up is exact at every moment: it changes in the transaction that adds, changes or deletes an
/// analysis, and no transaction leaves it above the limit it was given.
public protocol RetentionRepository: Sendable {
    /// Storage used by an owner's analyses.
    func usage(owner: String) async throws(StorageError) -> StorageUsage
    /// What decides whether an account may hand something in; nil when there is no such account.
    func standing(owner: String) async throws(StorageError) -> AccountStanding?
    /// An owner's kept analyses, in no order.
    func keptItems(owner: String) async throws(StorageError) -> [KeptItem]
    /// Adds a queued analysis as its retention asks, held where keeping it would exceed the limit, and with it its medium
    /// when that is small; with a key that its owner has used for the same request, nothing is added. The resumable upload
    /// with an id ends in the same transaction, before room is looked for. Throws `quotaExceeded` when not even holding it
    /// is allowed, `keyReused` when the key stands for another request, `absent` when the owner has no such upload, `busy`
    /// when the medium is not beside it and its blob was deleted since it was touched; then nothing has changed.
    func insert(
        _ analysis: AnalysisRecord, medium: [UInt8]?, within: StorageAllowance, key: IdempotencyKey?,
        ending upload: String?
    ) async throws(StorageError) -> Admission
    /// The small medium that was added with an analysis and goes with it; nil when it has none, or one elsewhere.
    func medium(id: String) async throws(StorageError) -> [UInt8]?
    /// Changes how long an analysis stays. Throws `absent` when it is not `owner`'s, `quotaExceeded` when keeping it
    /// would exceed the limit.
    func retain(
        id: String, owner: String, as: Retention, within: StorageAmount
    ) async throws(StorageError) -> AnalysisRecord
    /// Deletes analyses and then keeps another one, all or nothing; returns what was deleted. Throws `absent` when one
    /// of them is not `owner`'s, `quotaExceeded` when there is still no room.
    func clear(
        _ ids: Set<String>, owner: String, thenKeep: String?, within: StorageAmount
    ) async throws(StorageError) -> [AnalysisRecord]
    /// Forgets the medium of an ended analysis; returns the key it had, so that the medium can go too.
    func forgetMedium(id: String) async throws(StorageError) -> String?
    /// Ids of ended analyses that are ephemeral and still have their medium.
    func endedEphemerals() async throws(StorageError) -> [String]
    /// Deletes ended analyses whose time has come; returns what was deleted.
    func deleteExpired(at: Date) async throws(StorageError) -> [AnalysisRecord]
}

extension RetentionRepository {
    /// Adds a queued analysis that came as a body.
    public func insert(
        _ analysis: AnalysisRecord, medium: [UInt8]?, within allowance: StorageAllowance, key: IdempotencyKey?
    ) async throws(StorageError) -> Admission {
        try await insert(analysis, medium: medium, within: allowance, key: key, ending: nil)
    }
}

/// A store of analyses with all that happens to them.
public typealias HistoryStore = AnalysisRepository & RetentionRepository & LifecycleRepository
    & UploadRepository & StatisticsRepository & BlobRepository & JobRepository & ReportLinkRepository
    & CaseRepository & ChangeRepository
