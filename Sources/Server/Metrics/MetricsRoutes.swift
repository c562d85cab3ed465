import HTTPTypes
import Hummingbird
import NIOCore

/// The metrics endpoint for Prometheus.
struct MetricsRoutes: Sendable {
    let reader: MetricsReader
    let `guard`: BearerGuard

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/metrics") { request, context in
            try self.guard.check(request.head, from: context.client)
            return Self.response(try await reader.text())
        }
    }

    /// Metrics as an answer.
    static func response(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: Exposition.contentType],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
