import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Deletes what has had its time, every few seconds.
struct RetentionSweeper: Service {
    let custodian: MediaCustodian
    let interval: Duration
    let now: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await custodian.expire(at: now())
                } catch {
                    logger.error("What has had its time could not be deleted", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
