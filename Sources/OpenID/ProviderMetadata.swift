import DetectionCore

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is needed.
struct ProviderMetadata: Sendable {
    /// Where browsers are sent to.
    let authorization: String
    /// Where a code becomes tokens.
    let token: String
    /// Where its keys are.
    let keys: String
    /// Where it says more about a person than its tokens do; nil where it has no such address.
    let userInfo: String?
    /// How clients may prove themselves at the token endpoint; what is left out means `client_secret_basic`.
    let authentication: [String]
    /// Whether each of its answers names it (RFC 9207).
    let namesItself: Bool

    /// Reads a discovery document.
    ///
    /// - Throws: `OpenIDFault` for another provider's, and for one that lacks something or names addresses without TLS.
    init(_ document: JSONValue, of issuer: String) throws(OpenIDFault) {
        guard document["issuer"]?.string == issuer else {
            throw OpenIDFault(.unavailable, "The discovery document names another issuer.")
        }
        func address(_ name: String) throws(OpenIDFault) -> String {
            guard let text = document[name]?.string, ProviderAddress.isUsable(text) else {
                throw OpenIDFault(.unavailable, "The discovery document has no '\(name)' over TLS.")
            }
            return text
        }
        authorization = try address("authorization_endpoint")
        token = try address("token_endpoint")
        keys = try address("jwks_uri")
        userInfo = document["userinfo_endpoint"] == nil ? nil : try address("userinfo_endpoint")
        authentication = document["token_endpoint_auth_methods_supported"]?.texts ?? ["client_secret_basic"]
        namesItself = document["authorization_response_iss_parameter_supported"]?.isTrue ?? false
    }
}

extension JSONValue {
    /// The texts of a list; nil when this is none.
    var texts: [String]? {
        guard case .array(let elements) = self else { return nil }
        return elements.compactMap(\.string)
    }

    /// Whether this says yes, as some providers spell it in words.
    var isTrue: Bool {
        switch self {
        case .bool(let isTrue): isTrue
        case .string(let text): text == "true"
        default: false
        }
    }
}
