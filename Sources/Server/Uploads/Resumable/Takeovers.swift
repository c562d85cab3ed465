import Synchronization

/// Makes sure that of several requests for one upload only the newest writes: a client that comes back need not wait
/// until its broken connection has timed out.
final class Takeovers: Sendable {
    private struct State {
        var next: UInt64 = 0
        var newest: [String: UInt64] = [:]
    }

    private let state = Mutex(State())

    /// Runs `body` as the newest writer of an upload; `isSuperseded` says whether there is a newer one.
    func asNewest<Result>(
        of upload: String, _ body: (_ isSuperseded: @escaping @Sendable () -> Bool) async throws -> Result
    ) async throws -> Result {
        let ticket = state.withLock { state in
            state.next += 1
            state.newest[upload] = state.next
            return state.next
        }
        defer {
            state.withLock { state in
                if state.newest[upload] == ticket { state.newest[upload] = nil }
            }
        }
        return try await body { [self] in state.withLock { ($0.newest[upload] ?? ticket) > ticket } }
    }
}
