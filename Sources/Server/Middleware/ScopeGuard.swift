import API
import HTTPTypes
import Hummingbird
import Storage

/// Keeps API keys to what they may do: `read` for what changes nothing, `write` for the rest.
struct ScopeGuard: RouterMiddleware {
    typealias Context = AuthenticatedContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let scopes = context.identity.scopes {
            let isReading = [HTTPRequest.Method.get, .head].contains(request.method)
            guard scopes.contains(isReading ? .read : .write) else {
                throw Refusal(.forbidden, "This key has not the scope '\(isReading ? "read" : "write")'.")
            }
        }
        return try await next(request, context)
    }
}
