import Synchronization

/// A fixed number of turns, handed out first come, first served, to tasks that wait without holding a thread.
final class Turns: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        /// In the order of arrival; `false` resumes a task that was cancelled.
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    let count: Int
    private let state: Mutex<State>

    init(count: Int) {
        self.count = count
        state = Mutex(State(free: count))
    }

    /// Waits for a turn, which `pass` must give back.
    ///
    /// - Throws: `InferenceError` with `cancelled`; there is no turn to give back then.
    func wait() async throws(InferenceError) {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        let granted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
        guard granted else { throw InferenceError(.cancelled, "The analysis was cancelled.") }
    }

    /// Gives a turn to the next in line.
    func pass() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return CheckedContinuation<Bool, Never>?.none
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
