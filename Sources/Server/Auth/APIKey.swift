import Crypto
import Foundation

/// A key with which a program acts for an account: 32 random bytes that the server knows only by their hash.
struct APIKey: Sendable, Equatable {
    /// How every key begins, so that it is recognised where it does not belong.
    static let mark = "tsk_"

    /// The stored part.
    let value: String

    /// A fresh key.
    static func random() -> APIKey {
        APIKey(value: mark + Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }))
    }

    /// The first characters, to tell keys apart.
    var prefix: String { String(value.prefix(Self.mark.count + 6)) }

    /// SHA-256 of the key; what is stored.
    var hash: Data { Data(SHA256.hash(data: Data(value.utf8))) }
}
