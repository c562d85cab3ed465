public import Foundation

/// An account as its owner sees it: the answer to register.
public struct AccountView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Its address, lower case.
    public var email: String
    /// When it was made.
    public var created: Date

    /// An account.
    public init(id: String, email: String, created: Date) {
        self.id = id
        self.email = email
        self.created = created
    }
}
