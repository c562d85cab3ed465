package import Accounts
package import Foundation

import DetectionCore
import Storage

/// A provider of identities that the operator named: what it says of itself, its keys, and who it says somebody is.
///
/// The authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). Everything between here and the provider is
/// bounded; its documents are kept for an hour, and its keys are asked for once more when a token names one that is not known,
/// at most every thirty seconds.
package struct OpenIDProvider: Sendable {
    /// For how long documents and keys are kept, in seconds.
    static let life: TimeInterval = 3600
    /// For how long keys are kept when a token names one that is not among them, in seconds.
    static let rotation: TimeInterval = 30

    /// What this server is to it.
    package let client: OpenIDClient
    private let http: ProviderHTTP
    private let metadata: Kept<ProviderMetadata>
    private let keys: Kept<ProviderKeys>
    private let now: @Sendable () -> Date

    /// A provider; nothing is asked of it yet.
    ///
    /// - Parameters:
    ///   - client: What this server is to it.
    ///   - patience: Longest time for one of its answers.
    ///   - now: The clock.
    package init(client: OpenIDClient, patience: Duration = .seconds(10), now: @escaping @Sendable () -> Date) {
        let http = ProviderHTTP(patience: patience)
        let metadata = Kept<ProviderMetadata>(now: now) { () async throws(OpenIDFault) in
            let root = client.issuer.hasSuffix("/") ? client.issuer : client.issuer + "/"
            let document = try await http.document(at: "\(root).well-known/openid-configuration")
            return try ProviderMetadata(document, of: client.issuer)
        }
        self.client = client
        self.http = http
        self.metadata = metadata
        keys = Kept<ProviderKeys>(now: now) { () async throws(OpenIDFault) in
            try ProviderKeys(try await http.document(at: try await metadata.value(notOlderThan: Self.life).keys))
        }
        self.now = now
    }

    /// Where a browser goes to be signed in.
    ///
    /// - Throws: `OpenIDFault` when the provider cannot be used.
    package func address(for attempt: SignInAttempt) async throws(OpenIDFault) -> String {
        let place = try await metadata.value(notOlderThan: Self.life).authorization
        let query = FormText.encode([
            ("response_type", "code"), ("client_id", client.id), ("redirect_uri", client.redirect),
            ("scope", "openid email"), ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ])
        return "\(place)\(place.contains("?") ? "&" : "?")\(query)"
    }

    /// Who the provider says came back.
    ///
    /// - Parameters:
    ///   - answer: What the browser brought along.
    ///   - attempt: What it set out with.
    /// - Throws: `OpenIDFault`.
    package func person(_ answer: AuthorizationAnswer, to attempt: SignInAttempt) async throws(OpenIDFault)
        -> ProvenPerson
    {
        guard answer.state == attempt.state else { throw OpenIDFault(.ended, "The answer belongs to another attempt.") }
        let metadata = try await metadata.value(notOlderThan: Self.life)
        guard answer.issuer.map({ $0 == client.issuer }) ?? !metadata.namesItself else {
            throw OpenIDFault(.unproven, "The answer is another provider's, or does not say whose.")
        }
        if let error = answer.error { throw Self.fault(error, "The provider answers") }
        guard let code = answer.code else { throw OpenIDFault(.unproven, "The answer has no code.") }
        let tokens = try await tokens(for: code, attempt.verifier, metadata)
        guard let text = tokens["id_token"]?.string, text.utf8.count <= IDToken.limit, let token = CompactJWS(text)
        else {
            throw OpenIDFault(.unproven, "The token endpoint gave no ID token.")
        }
        try await check(token)
        var person = try IDToken(token).person(for: client, nonce: attempt.nonce, at: now())
        if person.email == nil, let place = metadata.userInfo, let access = tokens["access_token"]?.string,
            access.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            let claims = try await http.document(at: place, token: access)
            guard claims["sub"]?.string == person.identity.subject else {
                throw OpenIDFault(.unproven, "The provider's userinfo is about somebody else.")
            }
            person.take(addressOf: claims)
        }
        return person
    }

    /// Exchanges a code.
    private func tokens(
        for code: String, _ verifier: String, _ metadata: ProviderMetadata
    ) async throws(OpenIDFault) -> JSONValue {
        var fields: [(name: String, value: String)] = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client.redirect),
            ("code_verifier", verifier),
        ]
        var authorization: String?
        if client.secret.isEmpty {
            fields.append(("client_id", client.id))
        } else if metadata.authentication.contains("client_secret_basic") {
            let pair = "\(FormText.encode(client.id)):\(FormText.encode(client.secret))"
            authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
        } else if metadata.authentication.contains("client_secret_post") {
            fields += [("client_id", client.id), ("client_secret", client.secret)]
        } else {
            throw OpenIDFault(.unavailable, "The provider takes neither client_secret_basic nor client_secret_post.")
        }
        let (status, answer) = try await http.post(fields, to: metadata.token, authorization: authorization)
        guard status == 200 else {
            throw Self.fault(answer["error"]?.string ?? "", "The token endpoint answers \(status)")
        }
        return answer
    }

    /// Requires one of the provider's keys to have signed a token.
    private func check(_ token: CompactJWS) async throws(OpenIDFault) {
        var candidates = try await keys.value(notOlderThan: Self.life).named(token.keyID)
        if candidates.isEmpty { candidates = try await keys.value(notOlderThan: Self.rotation).named(token.keyID) }
        guard candidates.contains(where: { token.verifies(with: $0) }) else {
            throw OpenIDFault(.unproven, "None of the provider's keys signed the ID token (RS256, ES256).")
        }
    }

    /// What an error code of OAuth 2.0 or OpenID Connect means for the person.
    private static func fault(_ code: String, _ what: String) -> OpenIDFault {
        let isPlain = (1...64).contains(code.utf8.count) && code.wholeMatch(of: /[a-z_]+/) != nil
        let kind: OpenIDFault.Kind =
            switch code {
            case "access_denied", "login_required", "consent_required", "interaction_required",
                "account_selection_required":
                .declined
            case "invalid_grant": .ended
            default: .unavailable
            }
        return OpenIDFault(kind, isPlain ? "\(what) \(code)." : "\(what).")
    }
}

/// What a browser brings back from the provider, in its address.
package struct AuthorizationAnswer: Sendable, Equatable {
    /// What becomes tokens.
    package var code: String?
    /// What it set out with.
    package var state: String?
    /// Whose answer it is (RFC 9207).
    package var issuer: String?
    /// Why there is no code.
    package var error: String?

    /// An answer.
    package init(code: String?, state: String?, issuer: String? = nil, error: String? = nil) {
        self.code = code
        self.state = state
        self.issuer = issuer
        self.error = error
    }
}
