/// Statistics of a whole store, for its operator.
public protocol StatisticsRepository: Sendable {
    /// Sums over all accounts; nothing of them says who owns what.
    func statistics() async throws(StorageError) -> StoreStatistics
}
