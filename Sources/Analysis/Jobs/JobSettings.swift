/// How the job processor works.
public struct JobSettings: Sendable, Equatable {
    /// Number of analyses run at the same time.
    public var concurrency: Int
    /// How long a claimed job is ours without renewal.
    public var lease: Duration
    /// Interval at which a running job checks for cancellation.
    public var checkInterval: Duration
    /// The longest time between two looks at the queue.
    public var pollInterval: Duration
    /// How often a job is taken before it is given up.
    public var maxAttempts: Int
    /// How long to wait before a stored medium that cannot be read is tried again.
    public var readBackoff: Backoff

    /// Settings; the defaults suit a machine with two cores.
    public init(
        concurrency: Int = 2, lease: Duration = .seconds(25), checkInterval: Duration = .milliseconds(500),
        pollInterval: Duration = .seconds(1), maxAttempts: Int = 3,
        readBackoff: Backoff = Backoff()
    ) {
        self.concurrency = concurrency
        self.lease = lease
        self.checkInterval = checkInterval
        self.pollInterval = pollInterval
        self.maxAttempts = maxAttempts
        self.readBackoff = readBackoff
    }
}
