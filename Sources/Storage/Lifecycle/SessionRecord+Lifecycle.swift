public import Foundation

/// What happens to a signed-in device.
///
/// A refresh token works once. Whoever shows one that was used before, however long ago, holds a copy, and nobody can tell
/// who is the thief: the session ends for both.
extension SessionRecord {
    /// A session that an account opens with its first token.
    public static func opened(
        id: String, by user: String, tokenHash: Data, at time: Date, rule: SessionRule
    ) -> SessionRecord {
        SessionRecord(
            id: id, userID: user, tokenHash: tokenHash, created: time, refreshed: time,
            expires: rule.expiry(of: time, from: time))
    }

    /// Whether it has not run out, by a rule that may be stricter now than when it was opened.
    public func isCurrent(at time: Date, rule: SessionRule) -> Bool { min(expires, created + rule.longest) > time }

    /// The state after a token was shown, nil for an ended session, and what the one who showed it is told.
    public func shown(_ token: ShownToken) -> (next: SessionRecord?, answer: TokenAnswer) {
        guard isCurrent(at: token.time, rule: token.rule) else { return (nil, .ended) }
        if token.successors.contains(tokenHash), token.time < refreshed + SessionRule.grace {
            return (self, .goesOn(self))
        }
        guard tokenHash == token.hash, let fresh = token.successors.first else { return (nil, .reused(userID: userID)) }
        var next = self
        next.tokenHash = fresh
        next.refreshed = token.time
        next.expires = token.rule.expiry(of: created, from: token.time)
        return (next, .goesOn(next))
    }
}

/// A refresh token that somebody shows.
public struct ShownToken: Sendable, Equatable {
    /// Its SHA-256.
    public var hash: Data
    /// SHA-256 of the tokens that may follow it, the one that is to follow it first; the others follow by older keys.
    public var successors: [Data]
    /// When it is shown.
    public var time: Date
    /// For how long sessions last.
    public var rule: SessionRule

    /// A token.
    public init(hash: Data, successors: [Data], time: Date, rule: SessionRule) {
        self.hash = hash
        self.successors = successors
        self.time = time
        self.rule = rule
    }
}

/// What comes of showing a token.
public enum TokenAnswer: Sendable, Equatable {
    /// The session goes on; its valid token is one of the successors.
    case goesOn(SessionRecord)
    /// The token was used before: the session of this account has ended now.
    case reused(userID: String)
    /// There is no such session, or it ran out.
    case ended
}
