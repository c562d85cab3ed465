import Synchronization

/// A value that is made when it is first asked for, once however many tasks ask; a failure is tried again next time.
final class LazyValue<Value: Sendable, Failure: Error>: Sendable {
    private typealias Making = Task<Result<Value, Failure>, Never>

    private let make: @Sendable () async throws(Failure) -> Value
    private let making = Mutex<Making?>(nil)

    /// A value made by a closure, later.
    init(_ make: @escaping @Sendable () async throws(Failure) -> Value) { self.make = make }

    /// The value, made now if it is not there yet.
    func get() async throws(Failure) -> Value {
        let task = making.withLock { making in
            if let making { return making }
            let started = Making { [make] in
                do throws(Failure) { return .success(try await make()) } catch { return .failure(error) }
            }
            making = started
            return started
        }
        let result = await task.value
        if case .failure = result {
            making.withLock { if $0 == task { $0 = nil } }
        }
        return try result.get()
    }
}
