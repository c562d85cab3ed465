import Foundation
import Synchronization

/// Threads of our own for work that waits for a server.
///
/// At most so many at a time; they are made when there is work for them, and end with this object. Neither Swift's
/// cooperative pool nor Dispatch's: both count on threads that do not wait.
final class BlockingThreads: Sendable {
    private let crew: Crew

    /// - Parameter width: Most threads at a time.
    init(width: Int) { crew = Crew(width: width) }

    deinit { crew.dismiss() }

    /// Runs work on one of the threads and waits for its value, whether or not the task is cancelled meanwhile.
    func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            crew.add { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }

    private final class Crew: Sendable {
        struct State {
            var work: [@Sendable () -> Void] = []
            var threads = 0
            var idle = 0
        }

        let width: Int
        let state = Mutex(State())
        /// Raised once for each piece of work, and for each thread that is to end.
        let bell = DispatchSemaphore(value: 0)

        init(width: Int) { self.width = width }

        func add(_ work: @escaping @Sendable () -> Void) {
            let needsThread = state.withLock { state in
                state.work.append(work)
                guard state.work.count > state.idle, state.threads < width else { return false }
                state.threads += 1
                return true
            }
            if needsThread { Thread.detachNewThread { self.serve() } }
            bell.signal()
        }

        func dismiss() {
            let threads = state.withLock { $0.threads }
            for _ in 0..<threads { bell.signal() }
        }

        private func serve() {
            while let work = next() { work() }
        }

        /// The oldest piece of work, once there is some; nil when the thread is to end.
        private func next() -> (@Sendable () -> Void)? {
            state.withLock { $0.idle += 1 }
            bell.wait()
            return state.withLock { state in
                state.idle -= 1
                return state.work.isEmpty ? nil : state.work.removeFirst()
            }
        }
    }
}
