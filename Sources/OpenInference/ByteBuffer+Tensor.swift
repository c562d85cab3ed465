import Inference
import NIOCore

extension TensorDescription.Datatype {
    /// Bytes of a number.
    var size: Int {
        switch self {
        case .float32, .int32: 4
        case .float16: 2
        case .int64: 8
        }
    }
}

extension ByteBuffer {
    /// Adds the numbers of a tensor, little-endian; how many bytes that were.
    mutating func write(_ tensor: Tensor, as datatype: TensorDescription.Datatype) -> Int {
        switch datatype {
        case .float32: writeNumbers(tensor.floats.map(\.bitPattern))
        case .float16: writeNumbers(tensor.floats.map { Float16($0).bitPattern })
        case .int64: writeNumbers(tensor.integers)
        case .int32: writeNumbers(tensor.integers.map { Int32(truncatingIfNeeded: $0) })
        }
    }

    /// Takes the numbers of a tensor from the front; nil when there are too few.
    mutating func readTensor(_ shape: [Int], as datatype: TensorDescription.Datatype) -> Tensor? {
        let count = shape.reduce(1, *)
        switch datatype {
        case .float32:
            return readNumbers(UInt32.self, count).map { Tensor(shape: shape, floats: $0.map(Float.init(bitPattern:))) }
        case .float16:
            return readNumbers(UInt16.self, count).map { numbers in
                Tensor(shape: shape, floats: numbers.map { Float(Float16(bitPattern: $0)) })
            }
        case .int64: return readNumbers(Int64.self, count).map { Tensor(shape: shape, integers: $0) }
        case .int32:
            return readNumbers(Int32.self, count).map { Tensor(shape: shape, integers: $0.map(Int64.init)) }
        }
    }

    private mutating func writeNumbers<Number: FixedWidthInteger>(_ numbers: [Number]) -> Int {
        let little = numbers.map(\.littleEndian)
        return little.withUnsafeBytes { writeBytes($0) }
    }

    private mutating func readNumbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type, _ count: Int
    ) -> [Number]? {
        let size = MemoryLayout<Number>.size
        guard let bytes = readSlice(length: count * size) else { return nil }
        return bytes.withUnsafeReadableBytes { bytes in
            (0..<count).map {
                Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Number.self))
            }
        }
    }
}
