/// Reads little-endian numbers from a file of weights, checking every size.
struct WeightsReader {
    private let bytes: [UInt8]
    private var position = 0

    /// A reader at the start of the bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next `count` numbers of 32 bits.
    mutating func float32(count: Int) throws(WeightsError) -> [Float] {
        let start = try advance(4 * count)
        return try finite(
            bytes.withUnsafeBytes { raw in
                (0..<count).map {
                    let pattern = raw.loadUnaligned(fromByteOffset: start + 4 * $0, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: pattern))
                }
            })
    }

    /// The next `count` numbers of 16 bits, widened.
    mutating func float16(count: Int) throws(WeightsError) -> [Float] {
        let start = try advance(2 * count)
        return try finite(
            bytes.withUnsafeBytes { raw in
                (0..<count).map {
                    let pattern = raw.loadUnaligned(fromByteOffset: start + 2 * $0, as: UInt16.self)
                    return Float(Float16(bitPattern: UInt16(littleEndian: pattern)))
                }
            })
    }

    /// The next `count` whole numbers of 16 bits without a sign.
    mutating func uint16(count: Int) throws(WeightsError) -> [Int] {
        let start = try advance(2 * count)
        return (0..<count).map { Int(bytes[start + 2 * $0]) | Int(bytes[start + 2 * $0 + 1]) << 8 }
    }

    /// The next `count` whole numbers of 8 bits.
    mutating func int8(count: Int) throws(WeightsError) -> [Int8] {
        let start = try advance(count)
        return bytes[start..<start + count].map(Int8.init(bitPattern:))
    }

    /// Checks that nothing is left.
    func finish() throws(WeightsError) {
        guard position == bytes.count else { throw .wrongSize(expected: position, found: bytes.count) }
    }

    private mutating func advance(_ size: Int) throws(WeightsError) -> Int {
        guard size >= 0, bytes.count - position >= size else {
            throw .wrongSize(expected: position + size, found: bytes.count)
        }
        defer { position += size }
        return position
    }

    private func finite(_ values: [Float]) throws(WeightsError) -> [Float] {
        guard values.allSatisfy(\.isFinite) else { throw .notFinite }
        return values
    }
}
