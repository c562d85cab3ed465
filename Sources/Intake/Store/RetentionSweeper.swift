package import Foundation
package import Logging
import ServiceLifecycle
package import Storage

/// Deletes what has had its time, every few seconds, and every hour what a crash left behind.
package struct RetentionSweeper: Service {
    let custodian: MediaCustodian
    let interval: Duration
    let now: @Sendable () -> Date
    let logger: Logger

    /// A sweeper.
    package init(custodian: MediaCustodian, interval: Duration, now: @escaping @Sendable () -> Date, logger: Logger) {
        self.custodian = custodian
        self.interval = interval
        self.now = now
        self.logger = logger
    }

    /// Time between two looks for media that the database has never heard of, which lists all of them.
    private static let adoption = Duration.seconds(86_400)

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let clock = ContinuousClock()
            var swept = clock.now
            var adopted: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    try await custodian.expire(at: now())
                    if adopted.map({ clock.now - $0 > Self.adoption }) ?? true {
                        adopted = clock.now
                        try await custodian.adopt()
                    }
                    if clock.now - swept > .seconds(MediaCustodian.grace) {
                        swept = clock.now
                        try await custodian.sweep()
                    }
                } catch {
                    logger.error("What has had its time could not be deleted", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
