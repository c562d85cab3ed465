internal import COpenVINO

/// The element types that cross the border between Swift and a model.
enum ElementKind: Sendable {
    case float32, float16, int64, int32

    init?(_ type: ov_element_type_e) {
        switch type {
        case F32: self = .float32
        case F16: self = .float16
        case I64: self = .int64
        case I32: self = .int32
        default: return nil
        }
    }

    var type: ov_element_type_e {
        switch self {
        case .float32: F32
        case .float16: F16
        case .int64: I64
        case .int32: I32
        }
    }

    /// Whether Swift holds such numbers as floats.
    var isFloat: Bool { self == .float32 || self == .float16 }
}
