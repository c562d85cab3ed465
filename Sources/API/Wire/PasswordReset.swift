/// A new password and the ticket with which an administrator lets its owner choose it.
public struct PasswordReset: Codable, Sendable, Equatable {
    /// What follows `ticket=` in the administrator's link.
    public var ticket: String
    /// The password from now on.
    public var password: String

    /// A reset.
    public init(ticket: String, password: String) {
        self.ticket = ticket
        self.password = password
    }
}
