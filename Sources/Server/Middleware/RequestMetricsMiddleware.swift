import CoreMetrics
import HTTPTypes
import Hummingbird
import Metrics

/// Times every request by the pattern of its route, never by its address: what a client sends makes no new series.
struct RequestMetricsMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    let registry: MetricsRegistry

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let labels = [
            ("route", context.endpointPath ?? "none"), ("method", method(of: request)),
            ("status", "\(response.status.code)"),
        ]
        Timer(label: MetricFamily.requests.name, dimensions: labels, factory: registry).record(
            duration: ContinuousClock.now - start)
        return response
    }

    private func method(of request: Request) -> String {
        Self.methods.contains(request.method) ? request.method.rawValue : "other"
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
