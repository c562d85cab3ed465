import COpenVINO
import Foundation

/// One compiled graph with fixed inputs, run again and again.
final class Network {
    /// An input's element kind and shape.
    enum Input {
        case floats([Int64])
        case integers([Int64])
    }

    /// A call of the runtime failed.
    struct Failure: Error {}

    private let request: OpaquePointer

    /// Compiles a graph in the arithmetic that is shipped and binds constant inputs; runtime objects live as long as the process.
    init(_ path: String, inputs: [Input]) throws {
        var core: OpaquePointer?
        try Self.check(ov_core_create(&core))
        var compiled: OpaquePointer?
        // As the manifests say; a graph without 8-bit matrices is computed in single precision throughout.
        let words: [String] = ["INFERENCE_PRECISION_HINT", "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE", "32"]
        let settings = words.map { strdup($0) }
        defer { settings.forEach { free($0) } }
        let properties = stride(from: 0, to: settings.count, by: 2).map { index in
            ov_property_t(key: settings[index], value: settings[index + 1])
        }
        try Self.check(
            ov_core_compile_model_from_file_props(core, path, "CPU", properties.count, properties, &compiled))
        var request: OpaquePointer?
        try Self.check(ov_compiled_model_create_infer_request(compiled, &request))
        guard let request else { throw Failure() }
        self.request = request
        for (index, input) in inputs.enumerated() {
            try Self.check(ov_infer_request_set_input_tensor_by_index(request, index, try Self.tensor(input)))
        }
    }

    /// Runs the graph once and waits for it.
    func run() -> Bool { ov_infer_request_infer(request) == OK }

    private static func tensor(_ input: Input) throws -> OpaquePointer {
        let (type, dimensions): (ov_element_type_e, [Int64]) =
            switch input {
            case .floats(let shape): (F32, shape)
            case .integers(let shape): (I64, shape)
            }
        var shape = ov_shape_t()
        try check(ov_shape_create(Int64(dimensions.count), dimensions, &shape))
        defer { ov_shape_free(&shape) }
        var tensor: OpaquePointer?
        try check(ov_tensor_create(type, shape, &tensor))
        guard let tensor else { throw Failure() }
        var data: UnsafeMutableRawPointer?
        try check(ov_tensor_data(tensor, &data))
        let count = Int(dimensions.reduce(1, *))
        switch input {
        case .floats: data?.assumingMemoryBound(to: Float.self).update(repeating: 1 / Float(count), count: count)
        case .integers:
            for index in 0..<count { data?.assumingMemoryBound(to: Int64.self)[index] = Int64(1000 + 37 * index) }
        }
        return tensor
    }

    private static func check(_ status: ov_status_e) throws {
        guard status == OK else { throw Failure() }
    }
}
