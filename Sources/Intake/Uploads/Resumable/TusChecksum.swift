package import API
import Crypto
import Foundation

/// The `Upload-Checksum` of a piece: an algorithm and the digest it must come to.
package struct TusChecksum: Sendable {
    /// The algorithms, as they are announced.
    package static let algorithms = "sha256,sha1"

    private enum Digest: Sendable {
        case sha256(SHA256)
        case sha1(Insecure.SHA1)
    }

    private var digest: Digest
    private let expected: Data

    /// The checksum in a request; nil when there is none.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is malformed or its algorithm unknown.
    package init?(_ field: String?) throws(Refusal) {
        guard let field else { return nil }
        let parts = field.split(separator: " ")
        guard parts.count == 2, let expected = Data(base64Encoded: String(parts[1])) else {
            throw Refusal(.invalidRequest, "'Upload-Checksum' must be an algorithm and a digest in base64.")
        }
        self.expected = expected
        switch parts[0] {
        case "sha256": digest = .sha256(SHA256())
        case "sha1": digest = .sha1(Insecure.SHA1())
        default: throw Refusal(.invalidRequest, "'Upload-Checksum' takes \(Self.algorithms).")
        }
    }

    /// Takes the next bytes of the piece.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch digest {
        case .sha256(var state):
            state.update(bufferPointer: bytes)
            digest = .sha256(state)
        case .sha1(var state):
            state.update(bufferPointer: bytes)
            digest = .sha1(state)
        }
    }

    /// Whether the bytes were the ones that were meant.
    var matches: Bool {
        switch digest {
        case .sha256(let state): Data(state.finalize()) == expected
        case .sha1(let state): Data(state.finalize()) == expected
        }
    }
}
