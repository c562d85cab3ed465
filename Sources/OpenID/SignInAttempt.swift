package import Crypto
package import Foundation

import Signing

/// One attempt to sign in with a provider, from the page to the provider and back.
///
/// The browser itself carries it, in a cookie that only a server with the same keys can read or make: so any process may take
/// the answer, and nothing is stored for somebody who never comes back.
package struct SignInAttempt: Codable, Sendable, Equatable {
    /// The session whose account is to be linked, rather than signed in to.
    package struct Link: Codable, Sendable, Equatable {
        /// The account.
        package var userID: String
        /// The session.
        package var sessionID: String

        /// A session.
        package init(userID: String, sessionID: String) {
            self.userID = userID
            self.sessionID = sessionID
        }
    }

    /// For how long it counts, in seconds.
    package static let lifetime: TimeInterval = 600

    /// What the provider repeats in its answer: it belongs to this browser.
    package var state: String
    /// What the provider repeats in the ID token: it belongs to this attempt.
    var nonce: String
    /// What shows at the token endpoint that the code was asked for here (PKCE, RFC 7636).
    var verifier: String
    /// Where on the page it ends.
    package var place: String
    /// The ticket of an administrator's invitation.
    package var invitation: String?
    /// The session whose account is to be linked.
    package var link: Link?
    /// Expiry, in seconds since 1970.
    var expires: Int

    /// A fresh attempt.
    package init(place: String, invitation: String? = nil, link: Link? = nil, at time: Date) {
        func random() -> String { Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }
        (state, nonce, verifier) = (random(), random(), random())
        self.place = Self.isPlace(place) ? place : "/"
        self.invitation = invitation.flatMap { $0.utf8.count <= 2048 ? $0 : nil }
        self.link = link
        expires = Int(time.timeIntervalSince1970 + Self.lifetime)
    }

    /// Whether a text can follow `/#` as a place on the page.
    private static func isPlace(_ text: String) -> Bool {
        text.hasPrefix("/") && text.utf8.count <= 512 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// What PKCE shows beforehand of the verifier: its SHA-256.
    var challenge: String { Base64URL.encode(Data(SHA256.hash(data: Data(verifier.utf8)))) }

    /// The attempt, encrypted and sealed, as a cookie carries it.
    package func sealed(with key: SymmetricKey) throws -> String {
        let box = try ChaChaPoly.seal(JSONEncoder().encode(self), using: key)
        return Base64URL.encode(box.combined)
    }

    /// Opens what a cookie carries; nil for what this server did not seal, and when its time is over.
    package init?(_ sealed: String, keys: [SymmetricKey], at time: Date) {
        guard sealed.utf8.count <= 8192, let bytes = Base64URL.decode(sealed),
            let box = try? ChaChaPoly.SealedBox(combined: bytes),
            let text = keys.lazy.compactMap({ try? ChaChaPoly.open(box, using: $0) }).first,
            let attempt = try? JSONDecoder().decode(SignInAttempt.self, from: text),
            Int(time.timeIntervalSince1970) < attempt.expires
        else { return nil }
        self = attempt
    }
}
