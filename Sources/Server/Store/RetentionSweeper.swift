import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Deletes what has had its time, every few seconds, and every hour what a crash left behind.
struct RetentionSweeper: Service {
    let custodian: MediaCustodian
    let interval: Duration
    let now: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let clock = ContinuousClock()
            var swept = clock.now
            while !Task.isCancelled {
                do {
                    try await custodian.expire(at: now())
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
