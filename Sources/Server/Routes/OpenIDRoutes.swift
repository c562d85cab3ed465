import API
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import OpenID

/// Signing in with the identity provider that the operator named, and linking it to an account.
///
/// The page asks for the provider's address and goes there; the provider leads the browser back to `callback`, whose answer
/// always is a place on this page.
struct OpenIDRoutes: Sendable {
    /// Where the provider sends browsers back to.
    static let callbackAddress = "/v1/auth/openid/callback"

    /// Nil where there is none.
    let provider: OpenIDProvider?
    let identities: IdentityService
    let service: AuthService
    let presence: PresenceProof
    let keys: KeyRing
    let cookie: RefreshCookie
    let attemptCookie: AttemptCookie
    let limiter: RateLimiter
    let hidesClients: Bool
    let now: @Sendable () -> Date

    /// What a page of another site must not begin.
    func addStart(to router: some RouterMethods<AppRequestContext>) { router.post("/v1/auth/openid", use: start) }

    /// Where another site's page, the provider's, leads.
    func addCallback(to router: some RouterMethods<AppRequestContext>) {
        router.get(RouterPath(Self.callbackAddress), use: callback)
    }

    /// For people who are signed in.
    func addLinking(to router: some RouterMethods<AuthenticatedContext>) {
        router.post("/v1/users/me/provider", use: link)
        router.delete("/v1/users/me/provider", use: unlink)
    }

    @Sendable private func start(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        guard let provider else { throw Refusal(.notFound) }
        try admit(context)
        try JSONBody.checkDeclared(request)
        let wanted = try await JSONBody.decode(ProviderSignIn.self, from: request, upTo: AuthRoutes.bodyLimit)
        return try await go(
            to: provider, with: SignInAttempt(place: wanted.to ?? "/", invitation: wanted.invitation, at: now()),
            context)
    }

    @Sendable private func link(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        guard let provider else { throw Refusal(.notFound) }
        try await presence.require(request, context)
        let (id, session) = (context.identity.userID, context.identity.sessionID ?? "")
        return try await go(
            to: provider,
            with: SignInAttempt(place: "/account", link: .init(userID: id, sessionID: session), at: now()), context)
    }

    @Sendable private func unlink(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        try await presence.require(request, context)
        try await identities.unlink(context.identity.userID, context.logger)
        return Response(status: .noContent)
    }

    /// The provider's address for an attempt, with the cookie that belongs to it.
    private func go(
        to provider: OpenIDProvider, with attempt: SignInAttempt, _ context: some RequestContext
    ) async throws -> Response {
        do {
            var response = try JSONBody.response(ProviderAddressView(url: try await provider.address(for: attempt)))
            attemptCookie.set(try attempt.sealed(with: keys.sessions.current.attemptSecret), on: &response)
            return response
        } catch let fault as OpenIDFault {
            context.logger.record(.signInFailed, of: nil, facts: ["sign_in.fault": "\(fault.detail)"])
            throw fault.refusal
        }
    }

    @Sendable private func callback(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        guard let provider else { throw Refusal(.notFound) }
        let secrets = keys.sessions.all.map(\.attemptSecret)
        let attempt = attemptCookie.value(in: request).flatMap { SignInAttempt($0, keys: secrets, at: now()) }
        var response: Response
        do {
            try admit(context)
            response = try await arrive(attempt, request, at: provider, context)
        } catch {
            guard let refusal = Refusal(describing: error) else { throw error }
            response = Self.redirect(to: attempt?.link == nil ? "/sign-in" : "/account", problem: refusal.problem)
        }
        attemptCookie.clear(on: &response)
        return response
    }

    private func arrive(
        _ attempt: SignInAttempt?, _ request: Request, at provider: OpenIDProvider, _ context: AppRequestContext
    ) async throws -> Response {
        do {
            guard let attempt else { throw OpenIDFault.noAttempt }
            let query = request.uri.queryParameters
            let answer = AuthorizationAnswer(
                code: query["code"].map(String.init), state: query["state"].map(String.init),
                issuer: query["iss"].map(String.init), error: query["error"].map(String.init))
            let person = try await provider.person(answer, to: attempt)
            if let link = attempt.link { return try await finish(link, with: person, context) }
            let user = try await identities.account(of: person, invitation: attempt.invitation, context.logger)
            var response = Self.redirect(to: "/signed-in", [("to", attempt.place)])
            cookie.set(try await service.logIn(user, context.logger), on: &response)
            return response
        } catch let fault as OpenIDFault {
            context.logger.record(.signInFailed, of: nil, facts: ["sign_in.fault": "\(fault.detail)"])
            throw fault.refusal
        } catch let refusal as Refusal {
            let cause = refusal.problem.cause?.rawValue ?? refusal.problem.code.rawValue
            context.logger.record(.signInFailed, of: nil, facts: ["sign_in.fault": "\(cause)"])
            throw refusal
        }
    }

    /// Links somebody to the account that set out, as long as its session goes on.
    private func finish(
        _ link: SignInAttempt.Link, with person: ProvenPerson, _ context: AppRequestContext
    ) async throws -> Response {
        guard try await service.sessions.isOpen(id: link.sessionID, userID: link.userID) else {
            throw Refusal(.unauthenticated, "The session has ended. Log in again.", cause: .sessionEnded)
        }
        try await identities.link(person, to: link.userID, context.logger)
        return Self.redirect(to: "/account")
    }

    private func admit(_ context: AppRequestContext) throws {
        do {
            try limiter.admit(network: AuthRoutes.network(of: context.client, hidesClients: hidesClients))
        } catch {
            context.logger.record(.signInThrottled, of: nil)
            throw error
        }
    }

    /// Leads a browser to a place on the page; nothing that anybody sends can name another host.
    private static func redirect(to place: String, _ query: [(name: String, value: String)] = []) -> Response {
        let address = "/#\(place)" + (query.isEmpty ? "" : "?\(FormText.encode(query))")
        return Response(status: .seeOther, headers: [.location: address])
    }

    private static func redirect(to place: String, problem: Problem) -> Response {
        redirect(to: place, [("problem", problem.cause?.rawValue ?? problem.code.rawValue)])
    }
}
