/// What an owner changes about an account; what is absent stays.
public struct AccountChange: Codable, Sendable, Equatable {
    /// What happens to new analyses.
    public var retention: AccountRetention?

    /// A change.
    public init(retention: AccountRetention? = nil) { self.retention = retention }
}
