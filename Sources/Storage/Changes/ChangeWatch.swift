import Synchronization

/// Waits for changes of one topic, for one task at a time.
///
/// A change before anybody waits is told to the next who does; several are told as one. So whoever makes a watch first, then
/// looks, and looks again after each change misses nothing, and nothing piles up. (An `AsyncStream` ends when a task that
/// waits for it is cancelled: nobody could wait for it and for a time.)
public final class ChangeWatch: Sendable {
    private let bell: Bell
    private let end: @Sendable () -> Void

    init(_ bell: Bell, end: @escaping @Sendable () -> Void) {
        self.bell = bell
        self.end = end
    }

    deinit { end() }

    /// Waits for a change, at most for a while: false when there was none, and at once when the task is cancelled.
    public func next(within patience: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.bell.wait() }
            group.addTask {
                try? await Task.sleep(for: patience)
                return false
            }
            // Both are asked, so that a change in the last moment is not lost.
            var isTold = false
            for await isRung in group {
                isTold = isTold || isRung
                group.cancelAll()
            }
            return isTold
        }
    }

    /// Tells this watch alone, as if something had changed.
    public func tell() { bell.ring() }
}

/// What is rung for one watch.
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.isRung = true }
            return state.waiter
        }
        waiter?.resume(returning: true)
    }

    /// Returns true once it is rung, false when the task is cancelled before.
    func wait() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.isRung {
                        state.isRung = false
                        return true
                    }
                    // The handler below takes the lock after the task is marked, so one of both notices.
                    guard !Task.isCancelled else { return false }
                    state.waiter = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume(returning: false)
        }
    }
}
