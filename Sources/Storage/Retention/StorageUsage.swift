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

    /// Nothing.
    public static let zero = StorageUsage(kept: .zero, transient: .zero)

    /// Everything.
    public var total: StorageAmount { kept + transient }

    /// Both together.
    public static func + (left: StorageUsage, right: StorageUsage) -> StorageUsage {
        StorageUsage(kept: left.kept + right.kept, transient: left.transient + right.transient)
    }

    /// What is left after taking some away; parts may be negative.
    public static func - (left: StorageUsage, right: StorageUsage) -> StorageUsage {
        StorageUsage(kept: left.kept - right.kept, transient: left.transient - right.transient)
    }
}
