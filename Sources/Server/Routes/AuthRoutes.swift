import API
import Accounts
import Addresses
import HTTPTypes
import Hummingbird
import Storage

/// Accounts and sessions.
///
/// What signs a browser in must be declared as JSON, which no form of another site's page can do.
struct AuthRoutes: Sendable {
    /// Largest body, in bytes: anybody may send one.
    static let bodyLimit = 16 * 1024

    let service: AuthService
    let accounts: AccountService
    let cookie: RefreshCookie
    let limiter: RateLimiter
    /// Whether a proxy that nobody told us to trust may stand for everybody who comes from this machine.
    let hidesClients: Bool

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.post("/v1/auth/register", use: register)
        router.post("/v1/auth/login", use: logIn)
        router.post("/v1/auth/refresh", use: refresh)
        router.post("/v1/auth/logout", use: logOut)
        router.post("/v1/auth/password-reset", use: resetPassword)
    }

    @Sendable private func register(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let registration = try await body(Registration.self, request)
        try admit(registration.email, context)
        let user = try await service.register(registration)
        context.logger.record(.registered, of: user.id)
        return try JSONBody.response(AccountView(user), status: .created)
    }

    @Sendable private func logIn(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let credentials = try await body(Credentials.self, request)
        try admit(credentials.email, context)
        let (tokens, refresh) = try await service.logIn(credentials, context.logger)
        return try response(tokens, refresh, client: credentials.client ?? .browser)
    }

    @Sendable private func refresh(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        try JSONBody.checkDeclared(request)
        let (token, client) = try await refreshToken(of: request)
        guard let token else { throw Refusal(.unauthenticated, "There is no refresh token. Log in.") }
        let (tokens, next) = try await service.refresh(token, context.logger)
        return try response(tokens, next, client: client)
    }

    @Sendable private func logOut(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        if let token = try await refreshToken(of: request).token, let session = try await service.sessions.end(token) {
            context.logger.record(.signedOut, of: session.userID)
        }
        var response = Response(status: .noContent)
        cookie.clear(on: &response)
        return response
    }

    @Sendable private func resetPassword(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let reset = try await body(PasswordReset.self, request)
        try await accounts.resetPassword(reset, context.logger)
        return Response(status: .noContent)
    }

    private func body<Body: Codable>(_ type: Body.Type, _ request: Request) async throws -> Body {
        try JSONBody.checkDeclared(request)
        return try await JSONBody.decode(type, from: request, upTo: Self.bodyLimit)
    }

    /// Counts one more try for an address, from the sender's network.
    private func admit(_ typed: String, _ context: AppRequestContext) throws {
        // As accounts have it: spaces around an address are no further tries.
        let email = (try? EmailAddress(typed))?.value ?? ""
        do {
            try limiter.admit(email: email, network: Self.network(of: context.client, hidesClients: hidesClients))
        } catch {
            context.logger.record(.signInThrottled, of: nil)
            throw error
        }
    }

    /// The network that a sender shares its tries with; nil where that would be everybody's.
    static func network(of client: ClientAddress?, hidesClients: Bool) -> String? {
        hidesClients && client?.address?.isLoopback == true ? nil : NetworkName.of(client?.address)
    }

    /// A native client's token from the body, else a browser's from its cookie.
    private func refreshToken(of request: Request) async throws -> (token: RefreshToken?, client: ClientKind) {
        let body = try await JSONBody.decodeIfPresent(RefreshRequest.self, from: request, upTo: Self.bodyLimit)
        if let value = body?.refreshToken { return (RefreshToken(value: value), .native) }
        return (cookie.token(in: request), .browser)
    }

    private func response(_ tokens: TokenResponse, _ refresh: RefreshToken, client: ClientKind) throws -> Response {
        var tokens = tokens
        if client == .native { tokens.refreshToken = refresh.value }
        var response = try JSONBody.response(tokens)
        if client == .browser { cookie.set(refresh, on: &response) }
        return response
    }
}
