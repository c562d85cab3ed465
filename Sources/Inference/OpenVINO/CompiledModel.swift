internal import COpenVINO
import Metrics
import Synchronization

/// A graph that is ready to run, with as many execution slots as inferences may run at the same time.
///
/// `@unchecked Sendable` is sound: the pointer never changes after `init`, the runtime's functions may be called from
/// any thread, and the idle requests are behind a mutex.
final class CompiledModel: @unchecked Sendable {
    let inputs: [Port]
    let outputs: [Port]
    private let handle: OpaquePointer
    private let turns: Turns
    private let idle: Mutex<[InferRequest]>
    /// Where its weights are mapped; nil where they are not.
    private let mapped: MappedFile?
    /// Runs in which a stream of the runtime may have read its weights for the first time; which stream runs, it does not tell.
    private let firstRuns: Mutex<Int>

    /// Takes over a handle that the runtime gave out.
    ///
    /// `turns` is shared by all models of a repository, so that
    /// together they never use more threads than there are cores.
    /// `mapped` is the file in which its weights are.
    init(owning handle: OpaquePointer, turns: Turns, mapped: MappedFile? = nil) throws(InferenceError) {
        do throws(InferenceError) {
            inputs = try Self.ports(of: handle, ov_compiled_model_inputs_size, ov_compiled_model_input_by_index)
            outputs = try Self.ports(of: handle, ov_compiled_model_outputs_size, ov_compiled_model_output_by_index)
            var requests: [InferRequest] = []
            for _ in 0..<turns.count { requests.append(try InferRequest(of: handle)) }
            idle = Mutex(requests)
        } catch {
            ov_compiled_model_free(handle)
            throw error
        }
        self.handle = handle
        self.turns = turns
        self.mapped = mapped
        firstRuns = Mutex(mapped == nil ? 0 : 4 * turns.count)
    }

    deinit {
        idle.withLock { $0.removeAll() }
        ov_compiled_model_free(handle)
    }

    /// Computes all outputs by name; the timer is told how long that took once it was its turn.
    func run(_ tensors: [String: Tensor], timedBy timer: Timer) async throws(InferenceError) -> [String: Tensor] {
        let matched = try match(tensors)
        return try await withRequest { request throws(InferenceError) in
            let start = ContinuousClock.now
            let releasing = releasing()
            let outcome: Result<[String: Tensor], InferenceError>
            do throws(InferenceError) {
                outcome = .success(try await request.run(matched, outputs: outputs))
            } catch {
                outcome = .failure(error)
            }
            timer.record(duration: ContinuousClock.now - start)
            // Waited for, so that the weights are mapped as long as it works on their pages.
            releasing?.cancel()
            await releasing?.value
            return try outcome.get()
        }
    }

    /// Gives back what one of the first runs has read of the weights, while it runs and once it is cancelled; nil for later runs.
    ///
    /// Each stream reads all weights once, to arrange them anew for its kernels: they would all be in memory twice.
    private func releasing() -> Task<Void, Never>? {
        let isFirst = firstRuns.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        guard isFirst, let mapped else { return nil }
        return Task {
            repeat {
                try? await Task.sleep(for: .milliseconds(50))
                mapped.release()
            } while !Task.isCancelled
        }
    }

    /// The name under which an output is listed, for any of the names that the graph has for it.
    ///
    /// A converted graph keeps the names of steps that it no longer has: `logit` and `Identity_1` may be one output.
    func outputName(of alias: String) -> String {
        outputs.contains { $0.name == alias } ? alias : listed(alias, ov_compiled_model_output_by_name) ?? alias
    }

    private func inputName(of alias: String) -> String {
        inputs.contains { $0.name == alias } ? alias : listed(alias, ov_compiled_model_input_by_name) ?? alias
    }

    private func listed(
        _ alias: String,
        _ find: (OpaquePointer?, UnsafePointer<CChar>?, UnsafeMutablePointer<OpaquePointer?>?) -> ov_status_e
    ) -> String? {
        var found: OpaquePointer?
        guard find(handle, alias, &found) == OK, let found else { return nil }
        defer { ov_output_const_port_free(found) }
        return Port.name(of: found)
    }

    /// Lends an execution slot once it is this task's turn.
    private func withRequest<Value: Sendable>(
        _ body: (InferRequest) async throws(InferenceError) -> Value
    ) async throws(InferenceError) -> Value {
        try await turns.wait()
        defer { turns.pass() }
        guard let request = idle.withLock({ $0.popLast() }) else {
            throw InferenceError(.inferenceFailed, "The model has no free execution slot: try again.")
        }
        defer { idle.withLock { $0.append(request) } }
        return try await body(request)
    }

    private func match(_ given: [String: Tensor]) throws(InferenceError) -> [(Port, Tensor)] {
        let tensors = Dictionary(given.map { (inputName(of: $0), $1) }) { first, _ in first }
        let names = inputs.map(\.name)
        if let unknown = tensors.keys.sorted().first(where: { !names.contains($0) }) {
            throw InferenceError(
                .wrongShape, "The model has no input '\(unknown)': it takes \(names.joined(separator: ", ")).")
        }
        var matched: [(Port, Tensor)] = []
        for port in inputs {
            guard let tensor = tensors[port.name] else {
                throw InferenceError(.wrongShape, "The input '\(port.name)' is missing: give \(port.summary).")
            }
            guard port.accepts(tensor) else {
                throw InferenceError(
                    .wrongShape, "The input '\(port.name)' must be \(port.summary), not \(tensor.summary).")
            }
            matched.append((port, tensor))
        }
        return matched
    }

    private static func ports(
        of handle: OpaquePointer,
        _ size: (OpaquePointer?, UnsafeMutablePointer<Int>?) -> ov_status_e,
        _ port: (OpaquePointer?, Int, UnsafeMutablePointer<OpaquePointer?>?) -> ov_status_e
    ) throws(InferenceError) -> [Port] {
        var count = 0
        try check(size(handle, &count), .compileFailed, "The graph's inputs and outputs cannot be counted")
        var ports: [Port] = []
        for index in 0..<count {
            var found: OpaquePointer?
            try check(port(handle, index, &found), .compileFailed, "The graph's inputs and outputs cannot be read")
            guard let found else { continue }
            defer { ov_output_const_port_free(found) }
            ports.append(try Port(found, position: index))
        }
        return ports
    }
}

extension Tensor {
    fileprivate var summary: String {
        let kind = if case .floats = values { "floats" } else { "integers" }
        return "\(shape) of \(kind)"
    }
}
