public import Foundation

/// An account as its owner sees it.
public struct AccountView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Its address, lower case.
    public var email: String
    /// `user`, `admin` or `guest`.
    public var role: String
    /// Creation time.
    public var created: Date
    /// Default retention of its new analyses.
    public var retention: AccountRetention
    /// What opens it; nil from servers before identity providers.
    public var signIn: [SignInWay]?

    private enum CodingKeys: String, CodingKey {
        case id, email, role, created, retention
        case signIn = "sign_in"
    }

    /// An account.
    public init(
        id: String, email: String, role: String, created: Date, retention: AccountRetention, signIn: [SignInWay]?
    ) {
        self.id = id
        self.email = email
        self.role = role
        self.created = created
        self.retention = retention
        self.signIn = signIn
    }
}
