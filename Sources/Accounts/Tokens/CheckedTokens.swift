import API
import Crypto
import Foundation
import Synchronization

/// The claims of tokens whose signature was found good, so that a token is taken apart once and not with every request.
///
/// Only its digest is kept. Time and session are looked at each time by others, and new keys forget everything.
final class CheckedTokens: Sendable {
    /// Tokens remembered at a time; more, and all are checked once again.
    static let capacity = 4096

    private struct State {
        var keys: [String] = []
        var claims: [Data: AccessClaims] = [:]
    }

    private let state = Mutex(State())

    /// The claims of a token that the keys of the moment signed: remembered, or what `check` finds.
    func claims(
        of token: String, keys: SessionKeys, check: (String) throws(Refusal) -> AccessClaims
    ) throws(Refusal) -> AccessClaims {
        let digest = Data(SHA256.hash(data: Data(token.utf8)))
        let identifiers = keys.all.map(\.id)
        let known = state.withLock { state in
            if state.keys != identifiers { state = State(keys: identifiers) }
            return state.claims[digest]
        }
        if let known { return known }
        let claims = try check(token)
        state.withLock { state in
            guard state.keys == identifiers else { return }
            if state.claims.count >= Self.capacity { state.claims = [:] }
            state.claims[digest] = claims
        }
        return claims
    }
}
