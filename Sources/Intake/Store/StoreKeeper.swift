package import API
import DetectionCore
import Foundation
package import Storage

/// Knows how full each account's store is, and reserves room for uploads.
package struct StoreKeeper: Sendable {
    let users: any UserRepository
    package let analyses: any HistoryStore
    package let quotas: Quotas
    let reservations: Reservations
    package let disk: DiskRoom
    /// Most analyses that may wait for their turn.
    let queueLimit: Int

    /// A keeper of a store.
    ///
    /// - Parameters:
    ///   - queueLimit: Most analyses that may wait for their turn.
    package init(users: any UserRepository, analyses: any HistoryStore, quotas: Quotas, disk: DiskRoom, queueLimit: Int)
    {
        self.users = users
        self.analyses = analyses
        self.quotas = quotas
        reservations = Reservations()
        self.disk = disk
        self.queueLimit = queueLimit
    }

    /// The account that stores.
    ///
    /// - Throws: `Refusal` with `unauthenticated` when it was deleted a moment ago.
    package func owner(_ id: String) async throws -> UserRecord {
        guard let user = try await users.user(id: id) else { throw Refusal(.unauthenticated) }
        return user
    }

    /// The standing of the account that stores.
    ///
    /// - Throws: As `owner`.
    package func standing(_ id: String) async throws -> AccountStanding {
        guard let standing = try await analyses.standing(owner: id) else { throw Refusal(.unauthenticated) }
        return standing
    }

    /// Refuses more work while the queue is full; for all but interactive work it is full with a tenth of it left.
    ///
    /// - Throws: `Refusal` with `busy`.
    package func admitWork(_ priority: JobPriority) async throws {
        try admitWork(priority, queued: try await analyses.queued())
    }

    /// The same, where so many jobs are queued.
    func admitWork(_ priority: JobPriority, queued: Int) throws(Refusal) {
        let limit = priority == .interactive ? queueLimit : queueLimit - queueLimit / 10
        guard queued >= limit else { return }
        var refusal = Refusal.retry(
            .busy, after: 60, "Too many analyses wait for their turn. Send this again in a minute.")
        refusal.notes.append(.unread)
        throw refusal
    }

    /// Takes room for an upload before its bytes are read.
    ///
    /// - Throws: `Refusal` with `quota_exceeded` when it could be neither kept nor held, `disk_full` when the disk is.
    func reserve(_ bytes: Int, for owner: AccountStanding) async throws -> Reservation {
        let reservation = Reservation(
            reservations, owner: owner.user.id, used: owner.usage.total,
            limit: quotas.allowance(of: owner.user).total, disk: disk)
        do {
            try reservation.cover(bytes)
        } catch {
            guard error.problem.code == .quotaExceeded else { throw error }
            var refusal = try await shortage(of: owner.user, needed: bytes)
            refusal.notes = error.notes
            throw refusal
        }
        return reservation
    }

    /// The refusal to keep something that needs more room than there is.
    ///
    /// - Parameters:
    ///   - owner: Whose store is full.
    ///   - needed: Bytes that were to be kept.
    ///   - held: The analysis that waits for room, if one does.
    package func shortage(of owner: UserRecord, needed: Int, held: AnalysisRecord? = nil) async throws -> Refusal {
        let limit = quotas.allowance(of: owner).limit
        let kept = try await analyses.usage(owner: owner.id).kept
        let shortfall = (kept + StorageAmount(bytes: needed, files: 1)).excess(over: limit)
        let items = try await analyses.keptItems(owner: owner.id)
        let shortage = Shortage(
            used: kept.bytes, limit: limit.bytes, files: kept.files, maxFiles: limit.files, needed: needed,
            shortfall: shortfall.bytes, heldUntil: held?.retention.until,
            analysis: held.map { "/v1/analyses/\($0.id)" },
            suggestions: ClearingSuggestion.freeing(shortfall, from: items).map(SuggestionView.init))
        var refusal = Refusal(.quotaExceeded)
        refusal.problem = Problem(.quotaExceeded, Self.sentence(held: held != nil), shortage: shortage)
        if let address = shortage.analysis { refusal.notes.append(.location(address)) }
        return refusal
    }

    /// An account's store as its owner sees it, with suggestions that would free a number of bytes.
    package func view(of owner: UserRecord, freeing bytes: Int = 0) async throws -> StorageView {
        let limit = quotas.allowance(of: owner).limit
        let usage = try await analyses.usage(owner: owner.id)
        let items = try await analyses.keptItems(owner: owner.id)
        let kinds = Dictionary(grouping: items, by: \.kind).map { kind, items in
            StorageView.Kind(kind: kind.rawValue, bytes: items.reduce(0) { $0 + $1.bytes }, files: items.count)
        }
        return StorageView(
            used: usage.kept.bytes, limit: limit.bytes, files: usage.kept.files, maxFiles: limit.files,
            transient: usage.transient.bytes, kinds: kinds.sorted { $0.kind < $1.kind },
            suggestions: ClearingSuggestion.freeing(StorageAmount(bytes: bytes, files: 0), from: items)
                .map(SuggestionView.init))
    }

    private static func sentence(held: Bool) -> String {
        held
            ? "There is no room to keep this analysis. It runs, and its report waits for a day."
            : "There is no room to keep this analysis or to hold it."
    }
}

extension SuggestionView {
    fileprivate init(_ suggestion: ClearingSuggestion) {
        self.init(rule: suggestion.rule.rawValue, analyses: suggestion.analyses, frees: suggestion.frees.bytes)
    }
}
