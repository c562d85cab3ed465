/// Storage used by an owner's analyses.
public struct StorageUsage: Sendable, Equatable {
    /// The kept part: it counts against the limit.
    public var kept: StorageAmount
    /// What is held or ephemeral: it goes by itself and counts against the allowance for that.
    public var transient: StorageAmount

    /// An owner's usage.
    public init(kept: StorageAmount, transient: StorageAmount) {
        self.kept = kept
        self.transient = transient
    }

    /// Everything.
    public var total: StorageAmount { kept + transient }
}
