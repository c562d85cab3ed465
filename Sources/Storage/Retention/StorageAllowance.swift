public import Foundation

/// The storage limits of one owner.
public struct StorageAllowance: Sendable, Equatable {
    /// Most that is kept.
    public var limit: StorageAmount
    /// Most that may wait beside it: held and ephemeral analyses.
    public var transient: StorageAmount
    /// Lifetime of a held analysis, in seconds.
    public var holdFor: TimeInterval

    /// An allowance; what finds no room is held for a day.
    public init(limit: StorageAmount, transient: StorageAmount, holdFor: TimeInterval = RetentionDefault.grace) {
        self.limit = limit
        self.transient = transient
        self.holdFor = holdFor
    }

    /// Most that is stored in all.
    public var total: StorageAmount { limit + transient }

    /// How a new analysis is retained: as asked, held when keeping it would exceed the limit, nil when not even that fits.
    public func admit(
        _ amount: StorageAmount, as wanted: Retention, beside usage: StorageUsage, at time: Date
    ) -> Retention? {
        if wanted.mode == .keep, (usage.kept + amount).fits(limit) { return wanted }
        guard (usage.transient + amount).fits(transient) else { return nil }
        return wanted.mode == .keep ? Retention(.held, until: time + holdFor) : wanted
    }
}
