import Logging
import API
import Hummingbird
import NIOHTTP1

/// Turns every error into a problem, so that no client ever meets another kind of error body.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            return try refusal(for: error, context: context).response(from: request, context: context)
        }
    }

    private func refusal(for error: any Error, context: Context) -> Refusal {
        if let refusal = Refusal(describing: error) {
            if refusal.problem.code == .internal {
                context.logger.error("A request failed", metadata: ["error": "\(error)"])
            }
            return refusal
        }
        context.logger.error("A request failed unexpectedly", metadata: ["error.type": "\(type(of: error))"])
        return Refusal(.internal)
    }
}
