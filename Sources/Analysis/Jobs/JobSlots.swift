import Synchronization

/// Counts the jobs that run, so that no more are claimed than can run.
final class JobSlots: Sendable {
    private let capacity: Int
    private let taken = Mutex(0)

    /// Slots for `capacity` jobs at a time, at least one.
    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Takes a slot; false when all are taken.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < capacity else { return false }
            taken += 1
            return true
        }
    }

    /// Gives a slot back.
    func giveBack() { taken.withLock { $0 -= 1 } }
}
