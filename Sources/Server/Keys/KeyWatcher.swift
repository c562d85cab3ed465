import Foundation
import Logging
import NIOPosix
import ServiceLifecycle

/// Takes in keys, and the certificate of TLS, that were changed while the server runs.
///
/// The few small files are read and compared, so it does not matter who changed them and how.
struct KeyWatcher: Service {
    /// nil where the process has no keys.
    let ring: KeyRing?
    /// nil where the server speaks no TLS.
    let certificate: ServerCertificate?
    let interval: Duration
    let now: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var complaint = ""
            while true {
                do {
                    try await Task.sleep(for: interval)
                    if let ring, try await NIOThreadPool.singleton.runIfActive({ try ring.reload() }) {
                        let names = "\(ring.sessions.currentID) \(ring.reports.currentID)"
                        logger.notice("The keys have changed", metadata: ["keys": "\(names)"])
                    }
                    if let certificate,
                        try await NIOThreadPool.singleton.runIfActive({ try certificate.reload(now: now()) })
                    {
                        logger.notice("The certificate has changed")
                    }
                    complaint = ""
                } catch is CancellationError {
                    return
                } catch {
                    // Once for each thing that is wrong, not every few seconds.
                    if complaint != "\(error)" { logger.error("Keys and certificate stay as they were: \(error)") }
                    complaint = "\(error)"
                }
            }
        }
    }
}
