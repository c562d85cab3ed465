internal import COpenVINO

/// A tensor in the runtime's own memory, freed at the end of its scope.
struct NativeTensor: ~Copyable {
    let handle: OpaquePointer

    /// Takes over a handle that the runtime gave out.
    init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    /// Copies the numbers of a tensor into new runtime memory of the kind the model wants.
    static func copy(of tensor: Tensor, as kind: ElementKind) throws(InferenceError) -> NativeTensor {
        let native = NativeTensor(owning: try create(tensor.shape, kind))
        guard tensor.count > 0 else { return native }
        let memory = try data(of: native.handle)
        switch kind {
        case .float32: memory.copy(tensor.floats)
        case .float16: memory.copy(tensor.floats.map(Float16.init))
        case .int64: memory.copy(tensor.integers)
        case .int32: memory.copy(tensor.integers.map(Int32.init(truncatingIfNeeded:)))
        }
        return native
    }

    deinit {
        ov_tensor_free(handle)
    }

    /// Copies the numbers into Swift memory.
    func tensor() throws(InferenceError) -> Tensor {
        let shape = try shape()
        let count = Tensor.count(of: shape)
        var type = DYNAMIC
        try check(ov_tensor_get_element_type(handle, &type), .inferenceFailed, "An output has no type")
        guard let kind = ElementKind(type) else {
            throw InferenceError(.inferenceFailed, "An output has an element type that is not supported: use float32.")
        }
        let memory = count == 0 ? nil : try Self.data(of: handle)
        switch kind {
        case .float32: return Tensor(shape: shape, floats: memory.array(count))
        case .float16: return Tensor(shape: shape, floats: memory.array(count, of: Float16.self).map(Float.init))
        case .int64: return Tensor(shape: shape, integers: memory.array(count))
        case .int32: return Tensor(shape: shape, integers: memory.array(count, of: Int32.self).map(Int64.init))
        }
    }

    private func shape() throws(InferenceError) -> [Int] {
        var shape = ov_shape_t()
        try check(ov_tensor_get_shape(handle, &shape), .inferenceFailed, "An output has no shape")
        defer { ov_shape_free(&shape) }
        return UnsafeBufferPointer(start: shape.dims, count: Int(shape.rank)).map(Int.init)
    }

    private static func create(_ shape: [Int], _ kind: ElementKind) throws(InferenceError) -> OpaquePointer {
        var dimensions = shape.map(Int64.init)
        var created: OpaquePointer?
        let status = dimensions.withUnsafeMutableBufferPointer { buffer in
            ov_tensor_create(kind.type, ov_shape_t(rank: Int64(buffer.count), dims: buffer.baseAddress), &created)
        }
        try check(status, .inferenceFailed, "No memory for an input of shape \(shape)")
        guard let created else { throw InferenceError(.inferenceFailed, "The runtime gave no tensor: try again.") }
        return created
    }

    private static func data(of handle: OpaquePointer) throws(InferenceError) -> UnsafeMutableRawPointer {
        var data: UnsafeMutableRawPointer?
        try check(ov_tensor_data(handle, &data), .inferenceFailed, "A tensor has no memory")
        guard let data else { throw InferenceError(.inferenceFailed, "A tensor has no memory: try again.") }
        return data
    }
}

extension UnsafeMutableRawPointer {
    fileprivate func copy<Element>(_ elements: [Element]) {
        elements.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { copyMemory(from: base, byteCount: bytes.count) }
        }
    }
}

extension UnsafeMutableRawPointer? {
    fileprivate func array<Element: BitwiseCopyable>(_ count: Int, of type: Element.Type = Element.self) -> [Element] {
        guard let self else { return [] }
        return Array(UnsafeBufferPointer(start: self.assumingMemoryBound(to: type), count: count))
    }
}
