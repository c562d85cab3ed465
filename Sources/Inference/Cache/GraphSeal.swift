import Crypto
import DetectionCore
import Foundation

/// The length and checksum of a stored graph, by which a file that was cut short or changed is noticed before it is used.
///
/// The checksum guards against accidents, not against somebody who may write to the folder: that one could seal anew. It is
/// a SHA-256 of the AES-GMAC tags of the file's pieces, under a key that is no secret, because that takes a third of the time
/// of a SHA-256 of the file, and every start waits for it.
struct GraphSeal: Sendable, Equatable {
    let bytes: Int
    let checksum: String

    private static let piece = 1 << 20
    private static let key = SymmetricKey(data: [UInt8](repeating: 0, count: 16))

    /// Seals a file as it is; nil when it cannot be read.
    init?(ofFile path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let nonce = try? AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 12)) else { return nil }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 64)
        defer { buffer.deallocate() }
        var (total, tags) = (0, SHA256())
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            guard let sealed = try? AES.GCM.seal([UInt8](), using: Self.key, nonce: nonce, authenticating: bytes) else {
                return nil
            }
            tags.update(data: sealed.tag)
            total += count
        }
        bytes = total
        checksum = Hex.string(tags.finalize())
    }

    /// Reads what `text` wrote.
    init?(text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let bytes = Int(words[0]), words[1].utf8.count == 64 else { return nil }
        self.bytes = bytes
        checksum = String(words[1])
    }

    var text: String { "\(bytes) \(checksum)\n" }
}
