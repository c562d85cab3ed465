extension BSONDocument {
    /// The document as bytes.
    func encoded() throws(BSONError) -> [UInt8] {
        var bytes: [UInt8] = []
        try append(to: &bytes, depth: 0)
        return bytes
    }

    private func append(to bytes: inout [UInt8], depth: Int) throws(BSONError) {
        try Self.frame(&bytes, depth: depth) { bytes throws(BSONError) in
            for element in elements {
                guard !element.key.utf8.contains(0) else { throw .key }
                try Self.append(element.key, element.value, to: &bytes, depth: depth)
            }
        }
    }

    /// Elements between their length and their end.
    private static func frame(
        _ bytes: inout [UInt8], depth: Int, _ elements: (inout [UInt8]) throws(BSONError) -> Void
    ) throws(BSONError) {
        guard depth < BSONLimits.depth else { throw .depth }
        let start = bytes.count
        bytes.append(contentsOf: [0, 0, 0, 0])
        try elements(&bytes)
        bytes.append(0)
        guard bytes.count <= BSONLimits.bytes else { throw .size }
        let length = UInt32(bytes.count - start)
        for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place)) }
    }

    private static func append(
        _ key: String, _ value: BSONValue, to bytes: inout [UInt8], depth: Int
    ) throws(BSONError) {
        bytes.append(value.type)
        bytes.append(contentsOf: key.utf8)
        bytes.append(0)
        switch value {
        case .double(let value): bytes.append(little: value.bitPattern)
        case .string(let value):
            guard value.utf8.count < BSONLimits.bytes else { throw .size }
            bytes.append(little: UInt32(value.utf8.count + 1))
            bytes.append(contentsOf: value.utf8)
            bytes.append(0)
        case .document(let value): try value.append(to: &bytes, depth: depth + 1)
        case .array(let values):
            try frame(&bytes, depth: depth + 1) { bytes throws(BSONError) in
                for (place, value) in values.enumerated() {
                    try append(String(place), value, to: &bytes, depth: depth + 1)
                }
            }
        case .binary(let value):
            guard value.count < BSONLimits.bytes else { throw .size }
            bytes.append(little: UInt32(value.count))
            bytes.append(0)
            bytes.append(contentsOf: value)
        case .bool(let value): bytes.append(value ? 1 : 0)
        case .date(let value), .int64(let value): bytes.append(little: UInt64(bitPattern: value))
        case .null: break
        case .int32(let value): bytes.append(little: UInt32(bitPattern: value))
        case .other(_, let value): bytes.append(contentsOf: value)
        }
    }
}

extension BSONValue {
    /// The number of its type.
    var type: UInt8 {
        switch self {
        case .double: 0x01
        case .string: 0x02
        case .document: 0x03
        case .array: 0x04
        case .binary: 0x05
        case .bool: 0x08
        case .date: 0x09
        case .null: 0x0A
        case .int32: 0x10
        case .int64: 0x12
        case .other(let type, _): type
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
