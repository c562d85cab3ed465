import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// Finds out who sent a request: an access token, a key, or the guest where that is allowed.
struct Authenticator: RouterMiddleware {
    typealias Context = AppRequestContext

    let tokens: AccessTokens
    let sessions: Sessions
    let users: any AccountStore
    let now: @Sendable () -> Date
    let allowsGuests: Bool

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.identity = try await identity(of: request, context: context)
        return try await next(request, context)
    }

    private func identity(of request: Request, context: Context) async throws -> Identity {
        if let field = request.headers[.authorization] { return try await identity(bearing: field) }
        if allowsGuests {
            guard GuestGuard.admits(request.head, from: context.client) else {
                context.logger.record(.accessRefused, of: Identity.guestID)
                throw Refusal(.forbidden, "Guests are welcome from this machine and this server's own page only.")
            }
            return .guest
        }
        throw Refusal(
            .unauthenticated, "This address needs an access token.", notes: [.needsToken])
    }

    private func identity(bearing field: String) async throws -> Identity {
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw Refusal(
                .unauthenticated, "The Authorization field is not 'Bearer' and a token.",
                notes: [.needsToken])
        }
        if parts[1].hasPrefix(APIKey.mark) { return try await identity(of: APIKey(value: String(parts[1]))) }
        let claims = try tokens.verify(String(parts[1]))
        guard try await sessions.isOpen(id: claims.sid, userID: claims.sub) else {
            throw Refusal(
                .unauthenticated, "The session has ended.",
                notes: [.tokenInvalid])
        }
        return Identity(userID: claims.sub, sessionID: claims.sid, role: claims.role)
    }

    /// A key never has an administrator's powers.
    private func identity(of key: APIKey) async throws -> Identity {
        guard key.value.utf8.count <= 128, let record = try await users.key(hash: key.hash),
            record.expires.map({ $0 > now() }) ?? true,
            let user = try await users.user(id: record.userID), user.disabled == nil
        else {
            throw Refusal(
                .unauthenticated, "The key is not valid or has ended.",
                notes: [.tokenInvalid])
        }
        return Identity(userID: user.id, sessionID: nil, role: .user, scopes: record.scopes)
    }
}
