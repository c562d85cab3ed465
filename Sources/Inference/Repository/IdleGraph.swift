import CMemoryFile
import DetectionCore
import Metrics
import Synchronization

/// A graph that leaves memory when nobody has used it for a while, and comes back when somebody does.
final class IdleGraph: GraphComputing {
    /// Makes the graph ready to run again.
    typealias Load = @Sendable () async throws(InferenceError) -> CompiledModel

    private struct State {
        var graph: CompiledModel?
        var loading: Task<Result<CompiledModel, InferenceError>, Never>?
        var users = 0
        var lastUse = ContinuousClock.now
        /// Whether a task waits for the time to leave.
        var isWatched = false
        /// The names under which outputs are listed, by those that were asked for.
        var outputNames: [String: String] = [:]
    }

    let takes: [TensorDescription]
    let gives: [TensorDescription]
    private let idle: Duration
    private let load: Load
    private let state: Mutex<State>

    /// - Parameters:
    ///   - graph: The graph, in memory.
    ///   - idle: How long after its last use it stays there.
    ///   - load: Brings it back.
    init(_ graph: CompiledModel, idle: Duration, load: @escaping Load) {
        takes = graph.takes
        gives = graph.gives
        self.idle = idle
        self.load = load
        state = Mutex(State(graph: graph, isWatched: true))
        // Whoever loaded it may never use it.
        watch()
    }

    /// Whether it is in memory.
    var isLoaded: Bool { state.withLock { $0.graph != nil } }

    func run(_ tensors: [String: Tensor], timedBy timer: Timer) async throws(InferenceError) -> [String: Tensor] {
        try await use { graph throws(InferenceError) in try await graph.run(tensors, timedBy: timer) }
    }

    func outputName(of alias: String) async throws(InferenceError) -> String {
        if let known = state.withLock({ $0.outputNames[alias] }) { return known }
        let name = try await use { graph throws(InferenceError) in graph.outputName(of: alias) }
        state.withLock { $0.outputNames[alias] = name }
        return name
    }

    private func use<Value: Sendable>(
        _ body: (CompiledModel) async throws(InferenceError) -> Value
    ) async throws(InferenceError) -> Value {
        state.withLock { $0.users += 1 }
        defer { end() }
        return try await body(try await loaded())
    }

    /// The graph, loaded once however many tasks wait for it; a load that failed is tried again by the next.
    private func loaded() async throws(InferenceError) -> CompiledModel {
        let load = load
        let found: Result<CompiledModel, Never>? = state.withLock { $0.graph.map(Result.success) }
        if case .success(let graph) = found { return graph }
        let task = state.withLock { state in
            if let running = state.loading { return running }
            let started = Task {
                do throws(InferenceError) {
                    return Result<CompiledModel, InferenceError>.success(try await load())
                } catch {
                    return .failure(error)
                }
            }
            state.loading = started
            return started
        }
        let result = await task.value
        state.withLock { state in
            guard state.loading == task else { return }
            state.loading = nil
            state.graph = try? result.get()
        }
        return try result.get()
    }

    private func end() {
        let watches = state.withLock { state in
            state.users -= 1
            state.lastUse = .now
            defer { state.isWatched = state.isWatched || state.users == 0 }
            return state.users == 0 && !state.isWatched
        }
        if watches { watch() }
    }

    /// Waits for the time to leave, as long as nobody uses it.
    private func watch() {
        Task { [weak self, idle] in
            var wait: Duration? = idle
            while let time = wait {
                try? await Task.sleep(for: time)
                // Freeing it takes a while, so that a thread of its own does it.
                wait = await WorkQueue.loading.run { [weak self] in self?.leave() }
            }
        }
    }

    /// Leaves memory if it is time to; otherwise the time until then, nil while it is used.
    private func leave() -> Duration? {
        // Taken out under the lock, freed after it.
        var taken = state.withLock { state -> (graph: CompiledModel?, wait: Duration?) in
            let rest = idle - (ContinuousClock.now - state.lastUse)
            if state.users == 0, rest > .zero { return (nil, rest) }
            state.isWatched = false
            return state.users == 0 ? (state.graph.take(), nil) : (nil, nil)
        }
        guard taken.graph != nil else { return taken.wait }
        taken.graph = nil
        // The C library would keep what the graph had in small pieces.
        _ = malloc_trim(0)
        return nil
    }
}
