import API
import Accounts
import HTTPTypes
import Hummingbird
import Storage

/// The sender's own account.
struct AccountRoutes: Sendable {
    let accounts: AccountService
    let presence: PresenceProof
    let cookie: RefreshCookie

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/users/me", use: show)
        router.patch("/v1/users/me", use: change)
        router.delete("/v1/users/me", use: delete)
    }

    @Sendable private func show(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try JSONBody.response(AccountView(try await accounts.account(context.identity.userID)))
    }

    @Sendable private func change(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let change = try await JSONBody.decode(AccountChange.self, from: request)
        return try JSONBody.response(AccountView(try await accounts.change(change, of: context.identity.userID)))
    }

    @Sendable private func delete(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let proof = try await JSONBody.decode(PasswordProof.self, from: request, upTo: AuthRoutes.bodyLimit)
        try await presence.require(password: proof.password, context)
        try await accounts.delete(context.identity.userID, context.logger)
        var response = Response(status: .noContent)
        cookie.clear(on: &response)
        return response
    }
}

extension AccountView {
    /// An account as its owner sees it.
    init(_ user: UserRecord) {
        let mode: AccountRetention.Mode = user.retention.mode == .keep ? .keep : .ephemeral
        self.init(
            id: user.id, email: user.email, role: user.role.rawValue, created: user.created,
            retention: AccountRetention(mode: mode, days: user.retention.days),
            signIn: (user.hasPassword ? [.password] : []) + (user.identity == nil ? [] : [.provider]))
    }
}
