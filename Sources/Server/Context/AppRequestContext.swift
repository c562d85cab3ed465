import Hummingbird
import NIOCore

/// What travels with a request: its connection, where it comes from and, behind the authenticator, who sent it.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection.
    let channel: any Channel
    /// Where it comes from, once `ClientMiddleware` has found out.
    var client: ClientAddress?
    /// The sender, once the authenticator has found out.
    var identity: Identity?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
