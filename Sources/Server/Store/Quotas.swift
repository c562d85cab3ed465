import Storage

/// How much each account may store.
struct Quotas: Sendable {
    /// What an account without a limit of its own may store.
    let standard: StorageAllowance

    /// What the configuration allows.
    init(_ configuration: ServerConfiguration) {
        standard = StorageAllowance(
            limit: StorageAmount(bytes: configuration.storageBytes, files: configuration.storageFiles),
            transient: StorageAmount(bytes: configuration.holdBytes, files: 1000))
    }

    /// What an account may store.
    func allowance(of user: UserRecord) -> StorageAllowance {
        var allowance = standard
        if let limit = user.limit { allowance.limit = limit }
        return allowance
    }
}
