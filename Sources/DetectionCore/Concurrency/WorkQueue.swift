import Dispatch

/// Threads for work that blocks or computes for long, so that it never holds a thread of the cooperative pool.
public struct WorkQueue: Sendable {
    private let queue: DispatchQueue

    /// Any number of works at a time, as many as the system has threads for.
    public static let shared = WorkQueue(
        queue: DispatchQueue(label: "touchstone.work", attributes: .concurrent))

    /// A queue of its own that does one work after the other.
    ///
    /// - Parameter label: What debuggers call its thread.
    public static func serial(_ label: String) -> WorkQueue { WorkQueue(queue: DispatchQueue(label: label)) }

    private init(queue: DispatchQueue) { self.queue = queue }

    /// Does work on a thread of the queue and waits for what it gives.
    ///
    /// Work that has begun is not broken off when the waiting task is cancelled.
    ///
    /// - Throws: What the work throws.
    public func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }
}
