package import Logging
import ServiceLifecycle
package import Storage

/// Deletes staged files that a crash left behind, every hour; each process that takes uploads has its own.
package struct StagingSweeper: Service {
    let custodian: MediaCustodian
    let logger: Logger

    /// A sweeper.
    package init(custodian: MediaCustodian, logger: Logger) {
        self.custodian = custodian
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(MediaCustodian.grace))) != nil {
                do {
                    try await custodian.sweepStaging()
                } catch {
                    logger.error("Abandoned uploads could not be deleted", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
