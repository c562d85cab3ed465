import Dispatch

extension Files {
    private static let queue = DispatchQueue(label: "touchstone.files", attributes: .concurrent)

    /// Runs blocking calls on a thread that the cooperative pool does not need.
    package static func offPool<R: Sendable>(
        _ body: @escaping @Sendable () throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let result: Result<R, StorageError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: body)) }
        }
        return try result.get()
    }
}
