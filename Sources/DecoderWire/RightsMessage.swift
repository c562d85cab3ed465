import Glibc

/// The control message that carries descriptors, laid out by hand because the C macros for it are not importable.
///
/// A header of 16 bytes (length, level, type) is followed by 32-bit descriptors.
enum RightsMessage {
    private static let header = MemoryLayout<cmsghdr>.size
    /// Room for one descriptor, padded to the alignment of the header.
    static let space = header + 8

    static func encode(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: space)
        bytes.withUnsafeMutableBytes { buffer in
            buffer.storeBytes(of: header + 4, as: Int.self)
            buffer.storeBytes(of: SOL_SOCKET, toByteOffset: 8, as: Int32.self)
            buffer.storeBytes(of: Int32(SCM_RIGHTS), toByteOffset: 12, as: Int32.self)
            buffer.storeBytes(of: descriptor, toByteOffset: header, as: Int32.self)
        }
        return bytes
    }

    /// Every descriptor in what was received; all of them are the receiver's to close.
    static func decode(_ control: ArraySlice<UInt8>) -> [Int32] {
        control.withUnsafeBytes { buffer in
            guard buffer.count >= header,
                buffer.loadUnaligned(fromByteOffset: 8, as: Int32.self) == SOL_SOCKET,
                buffer.loadUnaligned(fromByteOffset: 12, as: Int32.self) == Int32(SCM_RIGHTS)
            else { return [] }
            let end = min(buffer.loadUnaligned(as: Int.self), buffer.count)
            return stride(from: header, to: end - 3, by: 4).map {
                buffer.loadUnaligned(fromByteOffset: $0, as: Int32.self)
            }
        }
    }
}
