import API
import HTTPTypes
import Hummingbird

/// Finds out who sent a request: an access token, or the guest where that is allowed.
struct Authenticator: RouterMiddleware {
    typealias Context = AppRequestContext

    let tokens: AccessTokens
    let sessions: Sessions
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
            guard GuestGuard.admits(request.head, peer: context.peer) else {
                throw Refusal(.forbidden, "Guests are welcome from this machine and this server's own page only.")
            }
            return .guest
        }
        throw Refusal(
            .unauthenticated, "This address needs an access token.", headers: [.wwwAuthenticate: "Bearer"])
    }

    private func identity(bearing field: String) async throws -> Identity {
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw Refusal(
                .unauthenticated, "The Authorization field is not 'Bearer' and a token.",
                headers: [.wwwAuthenticate: "Bearer"])
        }
        let claims = try await tokens.verify(String(parts[1]))
        guard try await sessions.isOpen(id: claims.sid, userID: claims.sub) else {
            throw Refusal(
                .unauthenticated, "The session has ended.",
                headers: [.wwwAuthenticate: "Bearer error=\"invalid_token\""])
        }
        return Identity(userID: claims.sub, sessionID: claims.sid, role: claims.role)
    }
}
