/// Reads documents out of bytes that anybody may have made.
///
/// Nothing is read outside the bytes, no length is believed before it is compared with what is there, and an error says what
/// is wrong without quoting it.
struct BSONReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// Where the innermost document ends; the byte there is its last, a zero.
    private var end: Int

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        end = bytes.count
    }

    /// The document that is exactly these bytes.
    static func document(_ bytes: UnsafeRawBufferPointer) throws(BSONError) -> BSONDocument {
        guard bytes.count <= BSONLimits.bytes else { throw .size }
        var reader = BSONReader(bytes)
        let document = try reader.document(depth: 0)
        guard reader.place == bytes.count else { throw .length }
        return document
    }

    private mutating func document(depth: Int) throws(BSONError) -> BSONDocument {
        var document = BSONDocument()
        try elements(depth: depth) { key, value in document.append(key, value) }
        return document
    }

    /// What is inside a document or an array; the keys of an array are not looked at, as in any other driver.
    private mutating func elements(depth: Int, _ add: (String, BSONValue) -> Void) throws(BSONError) {
        guard depth < BSONLimits.depth else { throw .depth }
        let start = place
        let length = Int(Int32(bitPattern: try integer(UInt32.self)))
        guard length >= 5, length <= end - start else { throw .length }
        let outer = end
        end = start + length - 1
        while place < end {
            let type = try integer(UInt8.self)
            let key = try keyText()
            add(key, try value(type, depth: depth))
        }
        guard place == end, bytes[place] == 0 else { throw .length }
        place += 1
        end = outer
    }

    private mutating func value(_ type: UInt8, depth: Int) throws(BSONError) -> BSONValue {
        switch type {
        case 0x01: return .double(Double(bitPattern: try integer()))
        case 0x02: return .string(try text())
        case 0x03: return .document(try document(depth: depth + 1))
        case 0x04:
            var values: [BSONValue] = []
            try elements(depth: depth + 1) { _, value in values.append(value) }
            return .array(values)
        case 0x05: return try binary()
        case 0x08:
            let byte = try integer(UInt8.self)
            guard byte < 2 else { throw .bool }
            return .bool(byte == 1)
        case 0x09: return .date(Int64(bitPattern: try integer()))
        case 0x0A: return .null
        case 0x10: return .int32(Int32(bitPattern: try integer()))
        case 0x12: return .int64(Int64(bitPattern: try integer()))
        default: return .other(type: type, bytes: try other(type, depth: depth))
        }
    }

    /// The bytes of a value that is kept as it is.
    private mutating func other(_ type: UInt8, depth: Int) throws(BSONError) -> [UInt8] {
        let start = place
        switch type {
        // Undefined, the smallest and the largest of all.
        case 0x06, 0x7F, 0xFF: break
        // An object id.
        case 0x07: try skip(12)
        // A regular expression.
        case 0x0B: (_, _) = (try keyText(), try keyText())
        // A reference.
        case 0x0C:
            _ = try text()
            try skip(12)
        // A script, a symbol.
        case 0x0D, 0x0E: _ = try text()
        // A script with its variables.
        case 0x0F:
            let length = Int(Int32(bitPattern: try integer(UInt32.self)))
            _ = try text()
            _ = try document(depth: depth + 1)
            guard place - start == length else { throw .length }
        // A time stamp of the server, a decimal number.
        case 0x11: try skip(8)
        case 0x13: try skip(16)
        default: throw .type(type)
        }
        return Array(bytes[start..<place])
    }

    private mutating func binary() throws(BSONError) -> BSONValue {
        let start = place
        let length = Int(Int32(bitPattern: try integer(UInt32.self)))
        let subtype = try integer(UInt8.self)
        guard length >= 0 else { throw .length }
        let first = place
        try skip(length)
        return subtype == 0
            ? .binary(Array(bytes[first..<place])) : .other(type: 0x05, bytes: Array(bytes[start..<place]))
    }

    /// A text behind its length, which counts the zero at its end.
    private mutating func text() throws(BSONError) -> String {
        let length = Int(Int32(bitPattern: try integer(UInt32.self)))
        guard length >= 1 else { throw .length }
        let first = place
        try skip(length)
        guard bytes[place - 1] == 0 else { throw .text }
        return try Self.text(bytes[first..<place - 1])
    }

    /// A text that ends at the first zero.
    private mutating func keyText() throws(BSONError) -> String {
        guard let stop = bytes[place..<end].firstIndex(of: 0) else { throw .text }
        defer { place = stop + 1 }
        return try Self.text(bytes[place..<stop])
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) throws(BSONError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .text }
        return text
    }

    private mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type = Value.self
    ) throws(BSONError) -> Value {
        let first = place
        try skip(MemoryLayout<Value>.size)
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: first, as: Value.self))
    }

    private mutating func skip(_ count: Int) throws(BSONError) {
        guard count <= end - place else { throw .length }
        place += count
    }
}

extension BSONDocument {
    /// Reads a document.
    init(_ bytes: [UInt8]) throws(BSONError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(BSONError) in try BSONReader.document(bytes) }
        }
        self = try result.get()
    }
}
