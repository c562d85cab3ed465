/// What an owner's analyses take up.
public struct StorageUsage: Sendable, Equatable {
    /// What is kept: it counts against the limit.
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
