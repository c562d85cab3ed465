public import ServiceLifecycle
import Synchronization

/// Whether the server wants new work: yes from its start until it is asked to stop.
public final class Readiness: Service {
    private let state: Mutex<Bool>

    /// Ready from the start.
    public convenience init() { self.init(isReady: true) }

    /// A state to begin with.
    init(isReady: Bool) { state = Mutex(isReady) }

    /// Whether new requests are welcome.
    public var isReady: Bool { state.withLock { $0 } }

    /// Waits for graceful shutdown and turns red.
    public func run() async throws {
        try? await gracefulShutdown()
        state.withLock { $0 = false }
    }
}
