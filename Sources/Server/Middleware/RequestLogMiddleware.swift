import Logging
import HTTPTypes
import Hummingbird

/// Tells one line a request: route, method, status, time; never addresses, names, queries or bodies.
struct RequestLogMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        let elapsed = (clock.now - start) / .milliseconds(1)
        context.logger.info(
            "Request",
            metadata: [
                "http.method": "\(request.method)", "http.route": "\(context.endpointPath ?? "-")",
                "http.status": "\(response.status.code)", "http.milliseconds": "\(Int(elapsed))",
            ])
        return response
    }
}
