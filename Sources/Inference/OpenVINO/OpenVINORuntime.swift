internal import COpenVINO

/// The inference runtime: reads graphs and compiles them for the processor.
///
/// Its calls block, so they are made on a thread of their own.
///
/// `@unchecked Sendable` is sound: the pointer never changes after `init`, and the runtime's core is thread-safe.
final class OpenVINORuntime: @unchecked Sendable {
    private let core: OpaquePointer
    private let parallelism: Parallelism
    private let turns: Turns

    init(parallelism: Parallelism) throws(InferenceError) {
        var created: OpaquePointer?
        try check(ov_core_create(&created), .runtimeUnavailable, "The inference runtime does not start, run ./setup")
        guard let created else {
            throw InferenceError(.runtimeUnavailable, "The inference runtime does not start: run ./setup.")
        }
        core = created
        self.parallelism = parallelism
        turns = Turns(count: parallelism.streams)
    }

    deinit {
        ov_core_free(core)
    }

    /// Reads a graph (`.xml` with its weights, or `.onnx` alone) and compiles it.
    ///
    /// - Throws: `InferenceError` with `compileFailed`.
    func compile(graph: String, weights: String?, arithmetic: Arithmetic) throws(InferenceError) -> CompiledModel {
        var model: OpaquePointer?
        let read = ov_core_read_model(core, graph, weights, &model)
        try check(read, .compileFailed, "The runtime cannot read the graph")
        defer { ov_model_free(model) }
        var compiled: OpaquePointer?
        let properties = [
            ("INFERENCE_PRECISION_HINT", arithmetic.precision.rawValue),
            // Stated even when it is off: the runtime's own default rounds wherever a matrix has 8 bits.
            ("DYNAMIC_QUANTIZATION_GROUP_SIZE", String(arithmetic.group ?? 0)),
            ("NUM_STREAMS", String(parallelism.streams)),
            ("INFERENCE_NUM_THREADS", String(Parallelism.cores)),
            // Other work shares the cores: the scheduler places threads better than fixed places would.
            ("ENABLE_CPU_PINNING", "NO"),
        ]
        let status = withProperties(properties) { properties in
            ov_core_compile_model_props(core, model, "CPU", properties.count, properties.baseAddress, &compiled)
        }
        try check(status, .compileFailed, "The runtime cannot compile the graph")
        guard let compiled else { throw InferenceError(.compileFailed, "The runtime gave no model: try again.") }
        return try CompiledModel(owning: compiled, turns: turns)
    }

    private func withProperties<Value>(
        _ pairs: [(String, String)], _ body: (UnsafeBufferPointer<ov_property_t>) -> Value
    ) -> Value {
        let texts = pairs.flatMap { [$0, $1] }.map { text in
            let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: text.utf8CString.count)
            _ = copy.initialize(from: text.utf8CString)
            return copy
        }
        defer { texts.forEach { $0.deallocate() } }
        let properties = stride(from: 0, to: texts.count, by: 2).map { index in
            ov_property_t(key: texts[index].baseAddress, value: texts[index + 1].baseAddress)
        }
        return properties.withUnsafeBufferPointer(body)
    }
}
