package import Analysis
package import Foundation
package import Storage

import Addresses
import Intake

/// Dependencies of a server; tests hand in their own.
package struct ServerDependencies: Sendable {
    /// Turns media into reports.
    package var analyzer: any MediaAnalyzing
    /// Accounts, sessions and keys.
    package var users: any AccountStore
    /// Analyses and their jobs.
    package var analyses: any HistoryStore
    /// Uploads on their way in.
    package var staging: Staging
    /// Stored media.
    package var blobs: any BlobStore
    /// Metrics.
    package var metrics: MetricsRegistry
    /// The clock for tokens, sessions and limits.
    package var now: @Sendable () -> Date
    /// How many bytes are free on the disk of a folder; nil when the system does not say.
    var freeDisk: @Sendable (_ folder: String) -> Int? = { DiskRoom.free(at: $0) }
    /// Finds the addresses of webhooks' hosts.
    var resolver = HostResolver.system

    /// Dependencies; the clock is the system's unless told otherwise.
    package init(
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
