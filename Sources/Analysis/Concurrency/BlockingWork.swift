import DetectionCore
import Dispatch

/// Short reads of files, kept off the cooperative pool.
enum BlockingWork {
    private static let queue = DispatchQueue(label: "touchstone.analysis.blocking", attributes: .concurrent)

    /// Runs work that blocks on a disk and waits for its value.
    static func value<Value: Sendable>(
        _ work: @escaping @Sendable () throws(MediaError) -> Value
    ) async throws(MediaError) -> Value {
        let result: Result<Value, MediaError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }
}
