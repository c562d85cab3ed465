import HTTPTypes
import Hummingbird
import NIOCore

/// Answers `Expect: 100-continue` when a body is first read, so that nobody sends one that is refused anyway.
struct InvitationMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.expect]?.lowercased() == "100-continue" else { return try await next(request, context) }
        var request = request
        request.body = RequestBody(asyncSequence: InvitedBody(base: request.body, channel: context.channel))
        return try await next(request, context)
    }
}

/// A body that asks for itself when it is first read.
private struct InvitedBody: AsyncSequence, Sendable {
    let base: RequestBody
    let channel: any Channel

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        var channel: (any Channel)?

        mutating func next() async throws -> ByteBuffer? {
            channel?.triggerUserOutboundEvent(BodyInvitation(), promise: nil)
            channel = nil
            return try await base.next(isolation: #isolation)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator(), channel: channel) }
}
