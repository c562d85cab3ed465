import Crypto
public import DetectionCore
import Foundation
import Synchronization

extension MediaFile {
    /// SHA-256 of all bytes, in lower-case hexadecimal; they are read for it once, however often it is asked for.
    ///
    /// - Throws: `MediaError` with `unreadable`.
    public func sha256() async throws(MediaError) -> String {
        try await WorkQueue.shared.run { () throws(MediaError) in try self.digest() }
    }

    /// The same; blocks while the disk is read.
    func digest() throws(MediaError) -> String {
        if let known = knownDigest.withLock({ $0 }) { return known }
        let digest = try computedDigest()
        knownDigest.withLock { $0 = digest }
        return digest
    }

    private func computedDigest() throws(MediaError) -> String {
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
