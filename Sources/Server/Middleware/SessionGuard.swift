import API
import Hummingbird

/// Lets in people who are signed in, and no keys and guests: for everything about accounts themselves.
struct SessionGuard: RouterMiddleware {
    typealias Context = AuthenticatedContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard context.identity.sessionID != nil else {
            throw Refusal(.forbidden, "This address is for people who are signed in, not for keys or guests.")
        }
        return try await next(request, context)
    }
}
