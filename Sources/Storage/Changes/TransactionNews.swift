/// What a transaction changes that somebody may wait for; told once it is durable.
public final class TransactionNews {
    /// The topics.
    public private(set) var topics: Set<ChangeTopic> = []

    /// No news.
    public init() {}

    func add(_ topic: ChangeTopic) { topics.insert(topic) }
}
