package import Foundation

/// Something that is fetched when it is needed and kept for a while. Whoever asks while it is on its way waits for the same
/// answer, and a failure counts for some seconds: however many ask, few requests leave.
actor Kept<Value: Sendable> {
    /// For how long a failure counts, in seconds.
    static var rest: TimeInterval { 5 }

    private let fetch: @Sendable () async throws(OpenIDFault) -> Value
    private let now: @Sendable () -> Date
    private var latest: (result: Result<Value, OpenIDFault>, time: Date)?
    private var running: Task<Result<Value, OpenIDFault>, Never>?

    /// Nothing yet.
    init(now: @escaping @Sendable () -> Date, fetch: @escaping @Sendable () async throws(OpenIDFault) -> Value) {
        self.now = now
        self.fetch = fetch
    }

    /// What there is, fetched anew when that is older than `age` in seconds.
    func value(notOlderThan age: TimeInterval) async throws(OpenIDFault) -> Value {
        if let latest {
            let life = if case .success = latest.result { age } else { Self.rest }
            if now() < latest.time + life { return try latest.result.get() }
        }
        // It goes on when the one who asked first goes away: others wait for it.
        let task = running ?? Task { await refresh() }
        running = task
        return try await task.value.get()
    }

    private func refresh() async -> Result<Value, OpenIDFault> {
        let result: Result<Value, OpenIDFault>
        do throws(OpenIDFault) { result = .success(try await fetch()) } catch { result = .failure(error) }
        (latest, running) = ((result, now()), nil)
        return result
    }
}
