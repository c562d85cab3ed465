import Dispatch

extension DispatchQueue {
    /// Runs blocking work on this queue and waits for its value without holding a thread of the cooperative pool.
    func value<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            async { continuation.resume(returning: work()) }
        }
    }
}
