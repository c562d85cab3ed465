import Hummingbird
import NIOCore

/// What travels with a request: the peer it came from and, behind the authenticator, who sent it.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil when there is none.
    let peer: SocketAddress?
    /// The sender, once the authenticator has found out.
    var identity: Identity?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }
}
