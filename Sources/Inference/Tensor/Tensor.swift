/// Numbers with a shape, row-major: what goes into a model and what comes out.
public struct Tensor: Sendable, Equatable {
    /// The numbers, in one of the two kinds that models here take and give.
    public enum Values: Sendable, Equatable {
        /// 32-bit floating point.
        case floats([Float])
        /// 64-bit signed integers, such as token ids.
        case integers([Int64])
    }

    /// Length of each dimension, outermost first; empty for a single number.
    public var shape: [Int]
    /// The numbers, innermost dimension fastest.
    public var values: Values

    /// A tensor of floating-point numbers; their count must be the product of the shape.
    public init(shape: [Int], floats: [Float]) {
        precondition(Self.count(of: shape) == floats.count, "the shape and the number of values differ")
        self.shape = shape
        values = .floats(floats)
    }

    /// A tensor of integers; their count must be the product of the shape.
    public init(shape: [Int], integers: [Int64]) {
        precondition(Self.count(of: shape) == integers.count, "the shape and the number of values differ")
        self.shape = shape
        values = .integers(integers)
    }

    /// The floating-point numbers; empty when the tensor holds integers.
    public var floats: [Float] {
        if case .floats(let floats) = values { floats } else { [] }
    }

    /// The integers; empty when the tensor holds floating-point numbers.
    public var integers: [Int64] {
        if case .integers(let integers) = values { integers } else { [] }
    }

    /// Number of values: the product of the shape.
    public var count: Int { Self.count(of: shape) }

    static func count(of shape: [Int]) -> Int { shape.reduce(1, *) }
}
