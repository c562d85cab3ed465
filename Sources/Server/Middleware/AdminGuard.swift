import API
import Hummingbird
import Storage

/// Lets in administrators.
///
/// The account is asked, not the token: a role that was taken away ends at once.
struct AdminGuard: RouterMiddleware {
    typealias Context = AuthenticatedContext

    let users: any UserRepository

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard try await users.user(id: context.identity.userID)?.role == .admin else {
            throw Refusal(.forbidden, "This address is for administrators.")
        }
        return try await next(request, context)
    }
}
