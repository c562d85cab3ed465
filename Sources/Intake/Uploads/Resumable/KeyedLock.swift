import Synchronization

/// Mutual exclusion by key across suspension points, first come first served.
///
/// It keeps one entry for each key in use and none for the others.
final class KeyedLock: Sendable {
    private let queues = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

    /// A lock that nobody holds.
    init() {}

    /// Runs `body` while nobody else is inside for the same key.
    func withLock<R: Sendable, Failure: Error>(
        _ key: String, _ body: () async throws(Failure) -> R
    ) async throws(Failure) -> R {
        await acquire(key)
        defer { release(key) }
        return try await body()
    }

    private func acquire(_ key: String) async {
        await withCheckedContinuation { continuation in
            let isFree = queues.withLock { queues in
                guard queues[key] != nil else {
                    queues[key] = []
                    return true
                }
                queues[key]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func release(_ key: String) {
        let next: CheckedContinuation<Void, Never>? = queues.withLock { queues in
            guard queues[key]?.isEmpty == false else {
                queues[key] = nil
                return nil
            }
            return queues[key]?.removeFirst()
        }
        next?.resume()
    }
}
