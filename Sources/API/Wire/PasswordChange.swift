/// A new password and the proof that its owner asks.
public struct PasswordChange: Codable, Sendable, Equatable {
    /// The password so far.
    public var current: String
    /// The password from now on.
    public var new: String

    /// A change.
    public init(current: String, new: String) {
        self.current = current
        self.new = new
    }
}
