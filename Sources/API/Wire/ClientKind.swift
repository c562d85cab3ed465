/// The way a client keeps its refresh token.
public enum ClientKind: String, Codable, Sendable, CaseIterable {
    /// In a cookie that scripts cannot read.
    case browser
    /// In its own storage: the token comes in the answer's body.
    case native
}
