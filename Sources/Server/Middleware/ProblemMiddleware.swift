import Logging
import API
import Hummingbird
import NIOHTTP1

/// Turns every error into one kind of answer, so that no client ever meets another kind of error body.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    /// What is answered: a problem in JSON, or a page where people without scripts would meet it.
    var answer: @Sendable (Refusal, Request, Context) throws -> Response = { refusal, request, context in
        try refusal.response(from: request, context: context)
    }

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            return try answer(Refusal(answering: error, context.logger), request, context)
        }
    }
}

extension Refusal {
    /// What a client is told about an error, whatever it is; what nobody can do anything about goes to the log.
    init(answering error: any Error, _ logger: Logger) {
        if let refusal = Refusal(describing: error) {
            if refusal.problem.code == .internal { logger.error("A request failed", metadata: ["error": "\(error)"]) }
            self = refusal
        } else {
            logger.error("A request failed unexpectedly", metadata: ["error.type": "\(type(of: error))"])
            self.init(.internal)
        }
    }
}
