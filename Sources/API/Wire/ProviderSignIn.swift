/// The beginning of a sign-in with the server's identity provider.
public struct ProviderSignIn: Codable, Sendable, Equatable {
    /// Where on the page it ends, such as `/history`; the first page unless given.
    public var to: String?
    /// The ticket of an administrator's invitation, for a first sign-in that needs one.
    public var invitation: String?

    /// A beginning.
    public init(to: String? = nil, invitation: String? = nil) {
        self.to = to
        self.invitation = invitation
    }
}

/// Where a browser goes to sign in.
public struct ProviderAddressView: Codable, Sendable, Equatable {
    /// The provider's address, for this attempt.
    public var url: String

    /// An address.
    public init(url: String) { self.url = url }
}
