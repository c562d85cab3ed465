/// What this server is to its provider.
package struct OpenIDClient: Sendable, Equatable {
    /// The provider, exactly as its discovery document spells it.
    package var issuer: String
    /// What the provider knows this server by.
    package var id: String
    /// What this server proves itself with; empty for a public client.
    package var secret: String
    /// Where the provider sends browsers back to; it must be registered there.
    package var redirect: String

    /// A client.
    package init(issuer: String, id: String, secret: String, redirect: String) {
        self.issuer = issuer
        self.id = id
        self.secret = secret
        self.redirect = redirect
    }
}
