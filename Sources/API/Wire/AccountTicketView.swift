public import Foundation

/// A link that an administrator hands to somebody: with it they make their account, or choose a new password.
public struct AccountTicketView: Codable, Sendable, Equatable {
    /// The address of the account.
    public var email: String
    /// The link, relative to the server; its ticket follows `ticket=`.
    public var url: String
    /// When it stops counting.
    public var expires: Date

    /// A ticket.
    public init(email: String, url: String, expires: Date) {
        self.email = email
        self.url = url
        self.expires = expires
    }
}

/// Whom an administrator invites.
public struct InvitationRequest: Codable, Sendable, Equatable {
    /// The address that may have an account.
    public var email: String

    /// An invitation.
    public init(email: String) { self.email = email }
}
