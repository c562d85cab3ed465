import Intake
import Logging
import ServiceLifecycle

/// Says once in the log when the disk becomes nearly full, and once when it has room again; while there is room, takes the
/// ballast up.
struct DiskWatcher: Service {
    let disk: DiskRoom
    let ballast: Ballast
    let interval: Duration
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var wasShort = false
            while !Task.isCancelled {
                let isShort = disk.isShort
                switch (wasShort, isShort) {
                case (false, true):
                    logger.warning(
                        "The disk is nearly full: no uploads are taken until there is room. Analyses go on.",
                        metadata: ["disk.reserve": "\(disk.reserve)"])
                case (true, false): logger.notice("The disk has room again: uploads are taken.")
                default: break
                }
                wasShort = isShort
                if !isShort { await ballast.make() }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
