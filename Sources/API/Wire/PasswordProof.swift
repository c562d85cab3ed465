/// The proof that an account's owner asks: the body of deleting an account.
public struct PasswordProof: Codable, Sendable, Equatable {
    /// The account's password.
    public var password: String

    /// A proof.
    public init(password: String) { self.password = password }
}
