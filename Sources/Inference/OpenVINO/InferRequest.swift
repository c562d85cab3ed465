internal import COpenVINO
import Synchronization

/// One execution slot of a compiled model.
///
/// It is used by one task at a time: the compiled model sees to that.
///
/// `@unchecked Sendable` is sound: the two pointers never change after `init`, the runtime's functions may be called
/// from any thread, and what changes of ours is behind a mutex each.
final class InferRequest: @unchecked Sendable {
    /// The waiting task that the runtime's callback resumes.
    private final class Waiter: Sendable {
        let continuation = Mutex<CheckedContinuation<Void, Never>?>(nil)

        func resume() {
            continuation.withLock { $0.take() }?.resume()
        }
    }

    private let handle: OpaquePointer
    private let waiter = Waiter()
    /// The runtime keeps this pointer, so it lives as long as the request.
    private let callback: UnsafeMutablePointer<ov_callback_t>

    init(of compiled: OpaquePointer) throws(InferenceError) {
        var created: OpaquePointer?
        let status = ov_compiled_model_create_infer_request(compiled, &created)
        try check(status, .compileFailed, "No execution slot for the model")
        guard let created else {
            throw InferenceError(.compileFailed, "The runtime gave no execution slot: try again.")
        }
        handle = created
        callback = .allocate(capacity: 1)
        callback.initialize(
            to: ov_callback_t(
                callback_func: { context in
                    guard let context else { return }
                    Unmanaged<Waiter>.fromOpaque(context).takeUnretainedValue().resume()
                },
                args: Unmanaged.passUnretained(waiter).toOpaque()))
        try check(ov_infer_request_set_callback(handle, callback), .compileFailed, "No callback for the model")
    }

    deinit {
        ov_infer_request_free(handle)
        callback.deallocate()
    }

    /// Computes the outputs of the model for its inputs, both in the order of the ports.
    ///
    /// The calling thread is free while the runtime computes on its own threads.
    func run(_ inputs: [(Port, Tensor)], outputs: [Port]) async throws(InferenceError) -> [String: Tensor] {
        for (index, (port, tensor)) in inputs.enumerated() {
            let native = try NativeTensor.copy(of: tensor, as: port.kind)
            let status = ov_infer_request_set_input_tensor_by_index(handle, index, native.handle)
            try check(status, .wrongShape, "The input '\(port.name)' is refused")
        }
        try await compute()
        var results: [String: Tensor] = [:]
        for (index, port) in outputs.enumerated() {
            var output: OpaquePointer?
            let status = ov_infer_request_get_output_tensor_by_index(handle, index, &output)
            try check(status, .inferenceFailed, "The output '\(port.name)' cannot be read")
            guard let output else { continue }
            results[port.name] = try NativeTensor(owning: output).tensor()
        }
        return results
    }

    private func compute() async throws(InferenceError) {
        var started = OK
        await withCheckedContinuation { continuation in
            waiter.continuation.withLock { $0 = continuation }
            started = ov_infer_request_start_async(handle)
            if started != OK { waiter.resume() }
        }
        try check(started, .inferenceFailed, "The model does not start")
        // The callback says only that it is over; this returns at once with how it went.
        try check(ov_infer_request_wait(handle), .inferenceFailed, "The model failed while it computed")
    }
}
