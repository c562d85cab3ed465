/// An owner's change of an account; absent fields stay.
public struct AccountChange: Codable, Sendable, Equatable {
    /// Default retention of new analyses.
    public var retention: AccountRetention?

    /// A change.
    public init(retention: AccountRetention? = nil) { self.retention = retention }
}
