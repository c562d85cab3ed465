import API
import Accounts
import Hummingbird

/// Records who was refused what they asked for (403).
struct RefusalLogMiddleware: RouterMiddleware {
    typealias Context = AuthenticatedContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal where refusal.problem.code == .forbidden {
            switch refusal.problem.cause {
            case .passwordWrong: context.logger.record(.passwordWrong, of: context.identity.userID)
            // A question rather than a refusal.
            case .passwordNeeded, .signInOutdated: break
            default: context.logger.record(.accessRefused, of: context.identity.userID)
            }
            throw refusal
        }
    }
}
