/// Little-endian integers at fixed places of a message.
struct FixedLayout {
    private(set) var bytes: [UInt8]

    init(count: Int) {
        bytes = [UInt8](repeating: 0, count: count)
    }

    init?(_ bytes: [UInt8], count: Int) {
        guard bytes.count == count else { return nil }
        self.bytes = bytes
    }

    subscript<Integer: FixedWidthInteger>(_ offset: Int, as type: Integer.Type = Integer.self) -> Integer {
        get {
            bytes[offset..<offset + Integer.bitWidth / 8].reversed().reduce(0) { ($0 << 8) | Integer($1) }
        }
        set {
            for index in 0..<Integer.bitWidth / 8 {
                bytes[offset + index] = UInt8(truncatingIfNeeded: newValue >> (8 * index))
            }
        }
    }

    mutating func write(_ data: some Sequence<UInt8>, at offset: Int) {
        for (index, byte) in data.enumerated() { bytes[offset + index] = byte }
    }
}
