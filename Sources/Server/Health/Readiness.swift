import ServiceLifecycle
import Synchronization

/// Whether the server wants new work: yes from its start until it is asked to stop.
package final class Readiness: Service {
    private let state: Mutex<Bool>
    private let notice: Duration

    /// Ready from the start.
    ///
    /// - Parameter notice: How long requests are still taken after it turned red, for load balancers to see that.
    package convenience init(notice: Duration = .zero) { self.init(isReady: true, notice: notice) }

    /// A state to begin with.
    init(isReady: Bool, notice: Duration = .zero) {
        state = Mutex(isReady)
        self.notice = notice
    }

    /// Whether new requests are welcome.
    package var isReady: Bool { state.withLock { $0 } }

    /// Waits for graceful shutdown, turns red and lets that be seen: what is shut down after this goes on so long.
    package func run() async throws {
        try? await gracefulShutdown()
        state.withLock { $0 = false }
        try? await Task.sleep(for: notice)
    }
}
