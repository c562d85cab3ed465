/// Who sends a request that is none of their business.
enum Caller: String, CaseIterable {
    /// Nobody: no token at all.
    case anonymous
    /// The owner, with a token that has run out.
    case expired
    /// The owner, with a token for another service, signed with the right key.
    case wrongAudience
    /// The owner, with a token of a session that was ended.
    case revoked
    /// A key of the owner that may only do the opposite.
    case unscoped
    /// A key of an account that was disabled.
    case disabled
    /// Somebody else.
    case stranger
    /// An administrator.
    case administrator
}
