import API
import Accounts
import HTTPTypes
import Hummingbird
import Storage

/// Signed-in devices, and the password behind them.
struct SessionRoutes: Sendable {
    let users: any AccountStore
    let sessions: Sessions
    let accounts: AccountService
    let presence: PresenceProof
    let cookie: RefreshCookie

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/auth/sessions", use: list)
        router.delete("/v1/auth/sessions", use: endAll)
        router.delete("/v1/auth/sessions/{id}", use: end)
        router.post("/v1/auth/password", use: changePassword)
    }

    @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let open = try await users.sessions(userID: context.identity.userID).filter(sessions.isCurrent)
        let items = open.map { session in
            SessionView(
                id: session.id, created: session.created, refreshed: session.refreshed, expires: session.expires,
                current: session.id == context.identity.sessionID)
        }
        return try JSONBody.response(Page(items: items, nextCursor: nil))
    }

    @Sendable private func endAll(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try await presence.require(request, context)
        _ = try await users.change(user: context.identity.userID, by: [.endSessions], at: sessions.now())
        context.logger.record(.sessionsEnded, of: context.identity.userID)
        var response = Response(status: .noContent)
        cookie.clear(on: &response)
        return response
    }

    @Sendable private func end(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let id = try context.parameters.require("id")
        if id != context.identity.sessionID { try await presence.require(request, context) }
        guard try await users.deleteSession(id: id, userID: context.identity.userID) else { throw Refusal(.notFound) }
        context.logger.record(.sessionsEnded, of: context.identity.userID)
        return Response(status: .noContent)
    }

    @Sendable private func changePassword(_ request: Request, _ context: AuthenticatedContext) async throws -> Response
    {
        let change = try await JSONBody.decode(PasswordChange.self, from: request, upTo: AuthRoutes.bodyLimit)
        let id = context.identity.userID
        try await accounts.changePassword(
            change, of: id, session: context.identity.sessionID ?? "", context.logger)
        return Response(status: .noContent)
    }
}
