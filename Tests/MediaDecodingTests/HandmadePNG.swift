/// PNG files made byte by byte, for declarations no encoder would write.
enum HandmadePNG {
    /// Signature, a valid header chunk for 8-bit RGB, and the start of the pixels: nothing more.
    static func header(width: UInt32, height: UInt32) -> [UInt8] {
        let fields = Array("IHDR".utf8) + bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0]
        let header = bigEndian(13) + fields + bigEndian(checksum(fields))
        let pixels = Array("IDAT".utf8) + [0x78, 0x9c]
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + header + bigEndian(2) + pixels
            + bigEndian(checksum(pixels))
    }

    /// A chunk with its checksum.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let fields = Array(name.utf8) + content
        return bigEndian(UInt32(content.count)) + fields + bigEndian(checksum(fields))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }

    /// CRC-32 as PNG wants it, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
        }
    }
}
