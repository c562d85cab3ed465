import Foundation
import NIOCore

extension ByteBuffer {
    /// Offset of the first occurrence of a pattern among the readable bytes; nil when there is none.
    ///
    /// The first byte is searched in bulk, so that long bodies cost little.
    func offset(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first else { return 0 }
        return withUnsafeReadableBytes { bytes -> Int? in
            guard let base = bytes.baseAddress else { return nil }
            var start = 0
            while start + pattern.count <= bytes.count {
                let span = bytes.count - pattern.count + 1 - start
                guard let hit = memchr(base + start, Int32(first), span) else { return nil }
                let offset = UnsafeRawPointer(hit) - base
                if bytes[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
                start = offset + 1
            }
            return nil
        }
    }

    /// The next bytes, without taking them.
    func peek(_ length: Int) -> [UInt8]? { getBytes(at: readerIndex, length: length) }
}
