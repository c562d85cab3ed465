/// What decides whether an account may hand something in, as it was at one moment.
public struct AccountStanding: Sendable, Equatable {
    /// The account.
    public let user: UserRecord
    /// Storage used by its analyses.
    public let usage: StorageUsage
    /// How many jobs of all accounts are queued, those that rest included.
    public let queued: Int

    /// The standing of an account.
    public init(user: UserRecord, usage: StorageUsage, queued: Int) {
        self.user = user
        self.usage = usage
        self.queued = queued
    }
}
