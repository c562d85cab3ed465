import HTTPTypes
import Hummingbird
import NIOCore

/// The metrics endpoint for Prometheus.
struct MetricsRoutes: Sendable {
    let reader: MetricsReader
    let `guard`: MetricsGuard

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/metrics") { request, context in
            try self.guard.check(request.head, from: context.client)
            let text = try await reader.text()
            return Response(
                status: .ok, headers: [.contentType: Exposition.contentType],
                body: .init(byteBuffer: ByteBuffer(string: text)))
        }
    }
}
