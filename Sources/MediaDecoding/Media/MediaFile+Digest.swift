import Crypto
public import DetectionCore
import Foundation

extension MediaFile {
    private static let queue = DispatchQueue(label: "touchstone.media-digest", attributes: .concurrent)

    /// SHA-256 of all bytes, in lower-case hexadecimal.
    ///
    /// - Throws: `MediaError` with `unreadable`.
    public func sha256() async throws(MediaError) -> String {
        let result: Result<String, MediaError> = await withCheckedContinuation { continuation in
            Self.queue.async {
                continuation.resume(returning: Result { () throws(MediaError) in try self.digest() })
            }
        }
        return try result.get()
    }

    /// The same; blocks while the disk is read.
    func digest() throws(MediaError) -> String {
        var hash = SHA256()
        var position = 0
        while position < count {
            let bytes = try read(at: position, count: 1 << 16)
            guard !bytes.isEmpty else { throw MediaError(.unreadable, "The file became shorter while it was read.") }
            hash.update(data: bytes)
            position += bytes.count
        }
        return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
