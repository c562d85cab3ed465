package import Storage

/// The storage limits of accounts.
package struct Quotas: Sendable {
    /// The limit of an account without one of its own.
    package let standard: StorageAllowance

    /// Limits by the one that most accounts have.
    package init(standard: StorageAllowance) {
        self.standard = standard
    }

    /// The limits of an account.
    package func allowance(of user: UserRecord) -> StorageAllowance {
        var allowance = standard
        if let limit = user.limit { allowance.limit = limit }
        return allowance
    }
}
