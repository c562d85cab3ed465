import Dispatch

/// Threads for calls that block, so that they never hold a thread of the cooperative pool.
struct BlockingQueue: Sendable {
    private let queue: DispatchQueue

    /// Reads, hashes and compiles models, one at a time: a compilation uses all cores by itself.
    static let loading = BlockingQueue(label: "touchstone.inference.loading")

    init(label: String) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    /// Runs a blocking call on the queue.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(InferenceError) -> Value
    ) async throws(InferenceError) -> Value {
        let result: Result<Value, InferenceError> = await withCheckedContinuation { continuation in
            queue.async {
                do throws(InferenceError) {
                    continuation.resume(returning: .success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
