import Synchronization

/// Ids in order, so that two stores make the same.
final class Counter: Sendable {
    private let count = Mutex(0)

    /// How many it has made.
    var value: Int { count.withLock { $0 } }

    /// Goes on after so many.
    func set(_ value: Int) { count.withLock { $0 = value } }

    /// The next id.
    func next() -> String {
        count.withLock { count in
            count += 1
            return "msg_" + String(count + 1_000_000)
        }
    }
}
