import API
import Addresses
import HTTPTypes
import Hummingbird

/// Finds out where a request comes from, and refuses one that does not say for which host it is.
struct ClientMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    let proxies: TrustedProxies

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        // The first Host field has become the authority; one that is left came twice (RFC 9112, 3.2).
        guard let host = request.head.authority, !host.isEmpty, !request.headers.contains(.host) else {
            throw Refusal(
                .invalidRequest, "A request must have one field 'Host'.", notes: [.unread])
        }
        var context = context
        context.client = ClientAddress(
            of: request.head, peer: IPAddress(context.channel.remoteAddress), behind: proxies)
        return try await next(request, context)
    }
}
