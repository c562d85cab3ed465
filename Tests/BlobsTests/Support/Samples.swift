import Crypto
import Foundation
import NIOCore
import Storage

/// A digest-like key.
func key(_ digit: Character = "a") -> String { String(repeating: digit, count: 64) }

/// SHA-256 of some bytes, in hexadecimal.
func digest(of bytes: Data) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
}

/// Some bytes, other ones for each seed.
func bytes(_ count: Int, seed: Int = 0) -> Data {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    return Data(
        (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        })
}

/// All bytes of a reading.
func content(of reading: BlobReading) async throws -> Data {
    var bytes = Data()
    for try await chunk in reading.bytes { bytes.append(contentsOf: chunk.readableBytesView) }
    return bytes
}
