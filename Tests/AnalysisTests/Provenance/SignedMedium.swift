import Detectors
import MediaDecoding
import TestSupport
import Testing

/// Signed fixtures, whole and damaged.
enum SignedMedium {
    static func path(_ name: String) -> String { Fixture.signedPath(name) }

    /// The list that knows most of the signers.
    static func trustList(_ name: String = "trust.pem") throws -> TrustList {
        try TrustList(path: path(name))
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        let file = try MediaFile(path: path(name))
        return try file.read(at: 0, count: file.count)
    }

    /// One byte of the picture itself, flipped.
    static func withChangedPixel(_ name: String) throws -> [UInt8] {
        var bytes = try bytes(name)
        bytes[bytes.count - 20] ^= 1
        return bytes
    }

    /// The fixture with every occurrence of a text replaced by one of the same length.
    static func replacing(_ text: String, with other: String, in name: String) throws -> [UInt8] {
        let (old, new) = (Array(text.utf8), Array(other.utf8))
        try #require(old.count == new.count)
        var bytes = try bytes(name)
        var changes = 0
        for start in 0...bytes.count - old.count where bytes[start..<start + old.count].elementsEqual(old) {
            bytes.replaceSubrange(start..<start + old.count, with: new)
            changes += 1
        }
        try #require(changes > 0)
        return bytes
    }

    /// A JPEG picture with one more segment after its start.
    static func picture(with marker: UInt8, _ payload: [UInt8]) throws -> [UInt8] {
        let plain = try Fixture.bytes("plain.jpg")
        let length = payload.count + 2
        return plain[..<2] + [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + payload + plain[2...]
    }
}
