import Logging
import ServiceLifecycle
import Storage

/// Deletes staged files that a crash left behind, every hour; each process that takes uploads has its own.
struct StagingSweeper: Service {
    let custodian: MediaCustodian
    let logger: Logger

    func run() async throws {
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
