/// Who somebody is to an identity provider: what its tokens call `iss` and `sub`.
///
/// Both together name one person for good; an address does not, because it may pass to somebody else.
public struct ProviderIdentity: Codable, Sendable, Hashable {
    /// The provider, as its discovery document spells it.
    public var issuer: String
    /// The provider's name for the person: at most 255 ASCII characters, never given to anybody else.
    public var subject: String

    /// An identity.
    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}
