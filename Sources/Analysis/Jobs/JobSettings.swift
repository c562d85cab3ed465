import Foundation

/// How the job processor works.
public struct JobSettings: Sendable, Equatable {
    /// Number of analyses run at the same time.
    public var concurrency: Int
    /// How long a claimed job is ours without renewal.
    public var lease: Duration
    /// The longest time between two looks at the queue.
    public var pollInterval: Duration
    /// The name under which this worker holds jobs, for whoever looks at the queue.
    public var worker: String

    /// Settings; the defaults suit a machine with two cores.
    public init(
        concurrency: Int = 2, lease: Duration = .seconds(25), pollInterval: Duration = .seconds(1),
        worker: String = Self.processName
    ) {
        self.concurrency = concurrency
        self.lease = lease
        self.pollInterval = pollInterval
        self.worker = worker
    }

    /// The name of this machine and the number of this process: `worker-1/4711`.
    public static var processName: String {
        "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
    }
}
