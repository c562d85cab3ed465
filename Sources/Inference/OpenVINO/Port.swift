internal import COpenVINO

/// One input or output of a compiled model: its name, numbers and shape.
struct Port: Sendable, Equatable {
    var name: String
    var kind: ElementKind
    /// Allowed lengths of each dimension; nil when even the number of dimensions is free.
    var shape: [ClosedRange<Int>]?

    /// Describes a port of the C API; `position` names it when the graph does not.
    init(_ handle: OpaquePointer, position: Int) throws(InferenceError) {
        name = Self.name(of: handle) ?? String(position)
        var type = DYNAMIC
        try check(ov_port_get_element_type(handle, &type), .compileFailed, "'\(name)' of the graph has no type")
        guard let kind = ElementKind(type) else {
            throw InferenceError(
                .compileFailed, "'\(name)' of the graph is neither float32, float16, int64 nor int32: convert it.")
        }
        self.kind = kind
        shape = try Self.shape(of: handle, name)
    }

    /// One of a port's names, always the same one; nil when the graph has none for it.
    static func name(of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard ov_port_get_any_name(handle, &text) == OK, let text else { return nil }
        defer { ov_free(text) }
        return String(cString: text)
    }

    /// Whether a tensor fits.
    func accepts(_ tensor: Tensor) -> Bool {
        let isFloat = if case .floats = tensor.values { true } else { false }
        guard isFloat == kind.isFloat else { return false }
        guard let shape else { return true }
        return shape.count == tensor.shape.count && zip(shape, tensor.shape).allSatisfy { $0.contains($1) }
    }

    /// What it takes, for messages: `[?, 3, 224, 224] of float32`.
    var summary: String {
        guard let shape else { return "any shape of \(kind)" }
        let lengths = shape.map { range in
            if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
            return range.upperBound == .max ? "?" : "\(range.lowerBound)..\(range.upperBound)"
        }
        return "[\(lengths.joined(separator: ", "))] of \(kind)"
    }

    private static func shape(of handle: OpaquePointer, _ name: String) throws(InferenceError) -> [ClosedRange<Int>]? {
        var shape = ov_partial_shape_t()
        try check(ov_port_get_partial_shape(handle, &shape), .compileFailed, "'\(name)' of the graph has no shape")
        defer { ov_partial_shape_free(&shape) }
        guard !ov_rank_is_dynamic(shape.rank) else { return nil }
        return UnsafeBufferPointer(start: shape.dims, count: Int(shape.rank.max)).map { dimension in
            let lowest = max(0, Int(dimension.min))
            return lowest...(dimension.max < 0 ? .max : max(lowest, Int(dimension.max)))
        }
    }
}
