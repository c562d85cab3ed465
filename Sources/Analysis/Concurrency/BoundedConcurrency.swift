/// Work on many inputs with a bound on how much of it runs at once.
public enum BoundedConcurrency {
    /// Runs `work` on every input, at most `width` at a time, and hands over each outcome as it ends.
    ///
    /// The outcomes are handed over one at a time, in the order in which they end. A cancelled task starts no further
    /// input; what runs already is awaited.
    ///
    /// - Parameters:
    ///   - inputs: What to work on; the next is taken only when there is room.
    ///   - width: How many run at once, at least 1.
    ///   - work: Runs concurrently.
    ///   - finished: Runs on the caller, never twice at once. When it throws, what runs is cancelled.
    /// - Throws: What `finished` throws.
    public static func forEach<Input: Sendable, Output: Sendable, Failure: Error>(
        _ inputs: some Sequence<Input>, width: Int, work: @escaping @Sendable (Input) async -> Output,
        finished: (Output) async throws(Failure) -> Void
    ) async throws(Failure) {
        let failure = await withTaskGroup(of: Output.self) { group -> Failure? in
            var rest = inputs.makeIterator()
            for _ in 0..<max(1, width) {
                guard let input = rest.next() else { break }
                group.addTask { await work(input) }
            }
            while let output = await group.next() {
                if !Task.isCancelled, let input = rest.next() { group.addTask { await work(input) } }
                do throws(Failure) {
                    try await finished(output)
                } catch {
                    group.cancelAll()
                    return error
                }
            }
            return nil
        }
        if let failure { throw failure }
    }
}
