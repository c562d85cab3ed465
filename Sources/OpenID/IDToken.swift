import Accounts
import DetectionCore
import Foundation
import Storage

/// What an ID token says, once a key of its provider was found to have signed it (OpenID Connect Core 1.0, section 3.1.3.7).
struct IDToken: Sendable {
    /// By how many seconds the clocks of provider and server may differ.
    static let skew: TimeInterval = 60
    /// Most bytes of a token.
    static let limit = 64 << 10

    private let claims: JSONValue

    /// Reads what a signed token says.
    ///
    /// - Throws: `OpenIDFault` with `unproven` for a payload that is no JSON.
    init(_ token: CompactJWS) throws(OpenIDFault) {
        guard let claims = try? JSONValue(text: token.payload) else {
            throw OpenIDFault(.unproven, "The ID token's payload is no JSON.")
        }
        self.claims = claims
    }

    /// Who it is about.
    ///
    /// - Parameters:
    ///   - client: Whom the token must be for, and who must have issued it.
    ///   - nonce: What the token must repeat.
    ///   - time: The time now.
    /// - Throws: `OpenIDFault` with `unproven` and what is wrong about it.
    func person(for client: OpenIDClient, nonce: String, at time: Date) throws(OpenIDFault) -> ProvenPerson {
        guard claims["iss"]?.string == client.issuer else { throw Self.wrong("iss", "names another issuer") }
        // A claim of another type than it should have is there all the same, and is not what it should be.
        let audience: [JSONValue] =
            switch claims["aud"] {
            case .array(let elements)?: elements
            case let single?: [single]
            case nil: []
            }
        guard audience.contains(where: { $0.string == client.id }) else {
            throw Self.wrong("aud", "is for somebody else")
        }
        guard claims["azp"].map({ $0.string == client.id }) ?? (audience.count == 1) else {
            throw Self.wrong("azp", "was made for somebody else")
        }
        let now = time.timeIntervalSince1970
        guard let expiry = claims["exp"]?.number, expiry > now - Self.skew else {
            throw Self.wrong("exp", "has expired")
        }
        guard let issued = claims["iat"]?.number, issued < now + Self.skew else {
            throw Self.wrong("iat", "was made later than now")
        }
        guard claims["nbf"].map({ $0.number ?? .infinity }) ?? 0 < now + Self.skew else {
            throw Self.wrong("nbf", "does not count yet")
        }
        guard claims["nonce"]?.string == nonce else { throw Self.wrong("nonce", "belongs to another attempt") }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count),
            subject.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { throw Self.wrong("sub", "names nobody") }
        var person = ProvenPerson(identity: ProviderIdentity(issuer: client.issuer, subject: subject))
        person.take(addressOf: claims)
        return person
    }

    private static func wrong(_ claim: String, _ what: String) -> OpenIDFault {
        OpenIDFault(.unproven, "The ID token \(what) (\(claim)).")
    }
}

extension ProvenPerson {
    /// Takes an address out of what a provider says about this person.
    mutating func take(addressOf claims: JSONValue) {
        email = claims["email"]?.string
        isEmailVerified = claims["email_verified"]?.isTrue ?? false
    }
}
