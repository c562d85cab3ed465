import CoreMetrics
import HTTPTypes
import Hummingbird
import Metrics
import WebPage

/// Times every request by the pattern of its route, never by its address: what a client sends makes no new series.
///
/// The page's many files are one route.
struct RequestMetricsMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    let registry: MetricsRegistry

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let labels = [
            ("route", route(of: context)), ("method", method(of: request)),
            ("status", "\(response.status.code)"),
        ]
        Timer(label: MetricFamily.requests.name, dimensions: labels, factory: registry).record(
            duration: ContinuousClock.now - start)
        return response
    }

    private func route(of context: Context) -> String {
        guard let path = context.endpointPath else { return "none" }
        return Self.pageFiles.contains(path) ? "page" : path
    }

    private func method(of request: Request) -> String {
        Self.methods.contains(request.method) ? request.method.rawValue : "other"
    }

    private static let pageFiles = Set(PageFiles.addresses)
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
