import API
import Storage
import Synchronization

/// Decides which of several requests may touch a resumable upload: the newest, so that a client that comes back need not wait
/// until its broken connection has timed out.
///
/// Each request takes a ticket. Nothing is read or written but inside `Turn.alone`, which refuses everybody who has been
/// overtaken. So once a request is inside, no older one changes a byte any more, not even of a file that it opened
/// before: an upload that has become a stored medium cannot be written to through an old connection.
final class UploadTurns: Sendable {
    private struct Queue {
        var newest: UInt64 = 0
        /// Requests that have not ended yet: as long as any of them may still write, their tickets count.
        var requests = 0
    }

    private struct State {
        var next: UInt64 = 0
        var queues: [String: Queue] = [:]
    }

    private let state = Mutex(State())
    private let lock = KeyedLock()

    /// One request's turn at an upload.
    struct Turn: Sendable {
        fileprivate let turns: UploadTurns
        fileprivate let upload: String
        fileprivate let ticket: UInt64

        /// Runs `body` while no other request is at the upload.
        ///
        /// - Throws: `Refusal` with `conflict` when a newer request goes on with it.
        func alone<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
            try await turns.peek(at: upload) {
                guard turns.newest(of: upload) == ticket else {
                    throw Refusal(
                        .conflict, "Another request goes on with this upload.", cause: .uploadElsewhere,
                        notes: [.unread])
                }
                return try await body()
            }
        }
    }

    /// Runs `body` as the newest request for an upload; those before it are overtaken.
    func withTurn<Result>(at upload: String, _ body: (Turn) async throws -> Result) async throws -> Result {
        let ticket = state.withLock { state in
            state.next += 1
            state.queues[upload, default: Queue()].newest = state.next
            state.queues[upload]?.requests += 1
            return state.next
        }
        defer {
            state.withLock { state in
                state.queues[upload]?.requests -= 1
                if state.queues[upload]?.requests == 0 { state.queues[upload] = nil }
            }
        }
        return try await body(Turn(turns: self, upload: upload, ticket: ticket))
    }

    /// Runs `body`, which only looks, between the steps of whoever is at the upload.
    func peek<Result: Sendable>(at upload: String, _ body: () async throws -> Result) async throws -> Result {
        try await lock.withLock(upload) { () async throws -> Result in try await body() }
    }

    private func newest(of upload: String) -> UInt64? { state.withLock { $0.queues[upload]?.newest } }
}
