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

    /// An account.
    public init(id: String, email: String, role: String, created: Date, retention: AccountRetention) {
        self.id = id
        self.email = email
        self.role = role
        self.created = created
        self.retention = retention
    }
}
