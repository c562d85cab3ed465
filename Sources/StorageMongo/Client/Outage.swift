import Synchronization

/// Remembers for a moment that no server could be reached, so that work that has queued up behind the one who noticed is
/// refused at once instead of looking for a server one after the other.
final class Outage: Sendable {
    private let end = Mutex<ContinuousClock.Instant?>(nil)
    private let clock = ContinuousClock()
    private let pause: Duration

    /// - Parameter pause: How long that moment is.
    init(pause: Duration) { self.pause = pause }

    /// Throws while the pause lasts.
    func check() throws(MongoError) {
        let isOn = end.withLock { $0.map { clock.now < $0 } ?? false }
        if isOn { throw MongoError(unreachable: "no server was reached a moment ago") }
    }

    func began() { end.withLock { $0 = clock.now + pause } }

    func isOver() { end.withLock { $0 = nil } }
}
