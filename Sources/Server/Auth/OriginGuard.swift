import API
import HTTPTypes
import Hummingbird

/// Keeps other sites' pages from signing a browser in to an account of their choice, or out of its own.
struct OriginGuard: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard !RequestOrigin.isForeign(request.head) else {
            throw Refusal(.forbidden, "This comes from another site's page. Use the page of this server.")
        }
        return try await next(request, context)
    }
}
