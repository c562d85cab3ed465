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

    /// Names and values of all that the runtime is told when it compiles.
    typealias Settings = [(name: String, value: String)]

    /// The runtime's version, with its build.
    static let version: String = {
        var version = ov_version_t()
        guard ov_get_openvino_version(&version) == OK else { return "" }
        defer { ov_version_free(&version) }
        return version.buildNumber.map { String(cString: $0) } ?? ""
    }()

    /// What decides how a graph is compiled.
    func settings(for arithmetic: Arithmetic) -> Settings {
        [
            ("INFERENCE_PRECISION_HINT", arithmetic.precision.rawValue),
            // Stated even when it is off: the runtime's own default rounds wherever a matrix has 8 bits.
            ("DYNAMIC_QUANTIZATION_GROUP_SIZE", String(arithmetic.group ?? 0)),
            ("NUM_STREAMS", String(parallelism.streams)),
            ("INFERENCE_NUM_THREADS", String(Parallelism.cores)),
            // Other work shares the cores: the scheduler places threads better than fixed places would.
            ("ENABLE_CPU_PINNING", "NO"),
        ]
    }

    /// Reads a graph (`.xml` with its weights, or `.onnx` alone) and compiles it.
    ///
    /// - Parameter folder: Where to store it compiled, too; whether that worked, the folder tells.
    /// - Throws: `InferenceError` with `compileFailed`.
    func compile(
        _ files: [String], _ settings: Settings, storingIn folder: String? = nil
    ) throws(InferenceError) -> CompiledModel {
        var model: OpaquePointer?
        let read = ov_core_read_model(core, files.first, files.count > 1 ? files[1] : nil, &model)
        try check(read, .compileFailed, "The runtime cannot read the graph")
        defer { ov_model_free(model) }
        return try CompiledModel(owning: try compile(model, settings + Self.storing(in: folder)), turns: turns)
    }

    /// A graph that `compile` has stored in a folder; nil when the runtime does not take it.
    ///
    /// The runtime is given an empty graph and the name under which the other is stored: thus it needs no file but that one.
    /// Where it does not take that file, it deletes it, and compiles the empty graph.
    func load(from folder: String, _ settings: Settings) -> CompiledModel? {
        var empty: OpaquePointer?
        let text = Self.empty
        guard ov_core_read_model_from_memory_buffer(core, text, text.utf8.count, nil, &empty) == OK else { return nil }
        defer { ov_model_free(empty) }
        guard let handle = try? compile(empty, settings + Self.storing(in: folder)) else { return nil }
        guard Self.isStored(handle) else {
            ov_compiled_model_free(handle)
            return nil
        }
        // Whoever computes once is quicker without giving memory back.
        let file = parallelism == .latency ? nil : MappedFile(path: "\(folder)/\(GraphCache.blob).blob")
        file?.release()
        return try? CompiledModel(owning: handle, turns: turns, mapped: file)
    }

    private func compile(_ model: OpaquePointer?, _ settings: Settings) throws(InferenceError) -> OpaquePointer {
        var compiled: OpaquePointer?
        let status = withProperties(settings) { properties in
            ov_core_compile_model_props(core, model, "CPU", properties.count, properties.baseAddress, &compiled)
        }
        try check(status, .compileFailed, "The runtime cannot compile the graph")
        guard let compiled else { throw InferenceError(.compileFailed, "The runtime gave no model: try again.") }
        return compiled
    }

    private static func storing(in folder: String?) -> Settings {
        folder.map { [("CACHE_DIR", $0), ("CACHE_BLOB_ID", GraphCache.blob)] } ?? []
    }

    private static func isStored(_ compiled: OpaquePointer) -> Bool {
        var text: UnsafeMutablePointer<CChar>?
        guard ov_compiled_model_get_property(compiled, "LOADED_FROM_CACHE", &text) == OK, let text else { return false }
        defer { ov_free(text) }
        return String(cString: text) == "YES"
    }

    /// The smallest graph that the runtime takes: one number, handed on.
    private static let empty = """
        <?xml version="1.0"?><net name="empty" version="11"><layers>\
        <layer id="0" name="x" type="Parameter" version="opset1"><data shape="1" element_type="f32"/>\
        <output><port id="0" precision="FP32"><dim>1</dim></port></output></layer>\
        <layer id="1" name="y" type="Result" version="opset1">\
        <input><port id="0" precision="FP32"><dim>1</dim></port></input></layer></layers>\
        <edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/></edges></net>
        """

    private func withProperties<Value>(
        _ settings: Settings, _ body: (UnsafeBufferPointer<ov_property_t>) -> Value
    ) -> Value {
        let texts = settings.flatMap { [$0.name, $0.value] }.map { text in
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
