import Logging
import NIOPosix
import ServiceLifecycle

/// Takes in files that were changed while the server runs: its keys, the trust list.
///
/// Small files are read and compared, so it does not matter who changed them and how.
struct ChangeWatcher: Service {
    /// What the files hold, as the log tells it, such as `keys`.
    let subject: String
    let interval: Duration
    let logger: Logger
    /// Reads the files again; tells by which name what they hold now is known, or nil when it is what it was.
    let reload: @Sendable () throws -> String?

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var complaint = ""
            while true {
                do {
                    try await Task.sleep(for: interval)
                    if let name = try await NIOThreadPool.singleton.runIfActive(reload) {
                        logger.notice("A file has changed: \(subject)", metadata: ["\(subject)": "\(name)"])
                    }
                    complaint = ""
                } catch is CancellationError {
                    return
                } catch {
                    // Once for each thing that is wrong, not every few seconds.
                    if complaint != "\(error)" { logger.error("What was in force stays so (\(subject)): \(error)") }
                    complaint = "\(error)"
                }
            }
        }
    }
}
