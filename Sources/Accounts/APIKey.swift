package import Foundation

import Crypto
import Signing

/// A key with which a program acts for an account: 32 random bytes that the server knows only by their hash.
package struct APIKey: Sendable, Equatable {
    /// How every key begins, so that it is recognised where it does not belong.
    package static let mark = "tsk_"

    /// The stored part.
    package let value: String

    /// A key as it was shown.
    package init(value: String) { self.value = value }

    /// A fresh key.
    package static func random() -> APIKey {
        APIKey(value: mark + Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }))
    }

    /// The first characters, to tell keys apart.
    package var prefix: String { String(value.prefix(Self.mark.count + 6)) }

    /// SHA-256 of the key; what is stored.
    package var hash: Data { Data(SHA256.hash(data: Data(value.utf8))) }
}
