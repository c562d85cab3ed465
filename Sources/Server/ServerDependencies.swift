public import Analysis
public import Foundation
public import Storage

/// Dependencies of a server; tests hand in their own.
public struct ServerDependencies: Sendable {
    /// Turns media into reports.
    public var analyzer: any MediaAnalyzing
    /// Accounts, sessions and keys.
    public var users: any AccountStore
    /// Analyses and their jobs.
    public var analyses: any HistoryStore
    /// Uploads on their way in.
    public var staging: Staging
    /// Stored media.
    public var blobs: any BlobStore
    /// Metrics.
    public var metrics: MetricsRegistry
    /// The clock for tokens, sessions and limits.
    public var now: @Sendable () -> Date
    /// How many bytes are free on the disk of a folder; nil when the system does not say.
    var freeDisk: @Sendable (_ folder: String) -> Int? = { DiskRoom.free(at: $0) }
    /// Finds the addresses of webhooks' hosts.
    var resolver = HostResolver.system

    /// Dependencies; the clock is the system's unless told otherwise.
    public init(
        analyzer: any MediaAnalyzing, users: any AccountStore, analyses: any HistoryStore,
        staging: Staging, blobs: any BlobStore, metrics: MetricsRegistry = MetricsRegistry(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.analyzer = analyzer
        self.users = users
        self.analyses = analyses
        self.staging = staging
        self.blobs = blobs
        self.metrics = metrics
        self.now = now
    }
}
