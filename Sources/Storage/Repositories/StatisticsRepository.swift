/// What a whole store holds, for whoever runs it.
public protocol StatisticsRepository: Sendable {
    /// Sums over all accounts; nothing of them says who owns what.
    func statistics() async throws(StorageError) -> StoreStatistics
}
