import Hummingbird
import NIOHTTP1

/// Turns every error into a page to read, where somebody without scripts would meet it.
struct PlainProblemMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            return PlainPage.response(Refusal(answering: error, context.logger))
        }
    }
}
