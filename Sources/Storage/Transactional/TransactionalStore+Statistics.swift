extension TransactionalStore: StatisticsRepository {
    /// Sums over all accounts.
    public func statistics() async throws(StorageError) -> StoreStatistics {
        try await read { transaction throws(StorageError) in try transaction.statistics() }
    }
}
