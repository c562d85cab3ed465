/// Puts numbers and texts one after the other.
struct ByteBuilder {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ more: [UInt8]) { bytes += more }
    mutating func append(_ text: String) { bytes += Array(text.utf8) }

    mutating func big(_ value: Int, _ width: Int) {
        bytes += (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }

    mutating func little(_ value: Int, _ width: Int) {
        bytes += (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func build(_ body: (inout ByteBuilder) -> Void) -> [UInt8] {
        var builder = ByteBuilder()
        body(&builder)
        return builder.bytes
    }
}
