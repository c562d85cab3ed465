import Foundation
import Logging
import ServiceLifecycle

/// Ends the process when it takes longer to stop than it may.
///
/// Some waits cannot be broken off: for a database that accepts a question and never answers, for a disk that hangs. What was
/// acknowledged is durable, so such a process may end as in a crash. The time is taken outside of the tasks, whose threads may
/// all be waiting, and goes on after the services have ended, so what is put away after them is within it as well.
struct StopLimit: Service {
    /// Longest time from the signal to the end.
    let limit: Duration
    let logger: Logger
    /// Ends the process.
    var end: @Sendable () -> Void = { _exit(1) }

    /// Waits until the server is to stop, and then begins to count.
    func run() async throws {
        await withGracefulShutdownHandler {
            try? await gracefulShutdown()
        } onGracefulShutdown: {
            begin()
        }
        // A service failed: nobody announced the end.
        if !Task.isShuttingDownGracefully { begin() }
    }

    private func begin() {
        let queue = DispatchQueue(label: "touchstone.stop")
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(limit / .milliseconds(1)))) {
            logger.critical("The server does not come to an end, so it is broken off", metadata: ["limit": "\(limit)"])
            end()
        }
    }
}
