import Storage

/// The storage limits of accounts.
struct Quotas: Sendable {
    /// The limit of an account without one of its own.
    let standard: StorageAllowance

    /// The limits of the configuration.
    init(_ configuration: ServerConfiguration) {
        standard = StorageAllowance(
            limit: StorageAmount(bytes: configuration.storageBytes, files: configuration.storageFiles),
            transient: StorageAmount(bytes: configuration.holdBytes, files: 1000))
    }

    /// The limits of an account.
    func allowance(of user: UserRecord) -> StorageAllowance {
        var allowance = standard
        if let limit = user.limit { allowance.limit = limit }
        return allowance
    }
}
