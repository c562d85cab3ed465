import Crypto
import Foundation
import Signing

/// What is secret in a link to a report: 32 random bytes that the server knows only by their hash.
struct LinkToken: Sendable, Equatable {
    /// As it stands in the link.
    let value: String

    /// A token out of a link.
    init(_ value: String) { self.value = value }

    /// A fresh token.
    static func random() -> LinkToken {
        LinkToken(Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }))
    }

    /// SHA-256 of the token; what is stored.
    var hash: Data { Data(SHA256.hash(data: Data(value.utf8))) }

    /// The link, relative to the server.
    var url: String { "\(SharedRoutes.page)/\(value)" }
}
