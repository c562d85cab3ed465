import HTTPTypes
import Hummingbird
import NIOCore

/// Decides whether a request without a token may act as the guest.
///
/// Being on loopback is not enough: a page of another site, opened on this machine, can make the browser send
/// requests here too. So the request must name a loopback host (which a rebound name does not), and one that changes
/// something must not come from another origin.
enum GuestGuard {
    /// Whether a request may act as the guest.
    static func admits(_ head: HTTPRequest, peer: SocketAddress?) -> Bool {
        guard let peer, isLoopback(peer), let authority = head.authority, LoopbackName.matches(authority) else {
            return false
        }
        if [.get, .head, .options].contains(head.method) { return true }
        let site = head.headerFields[.fetchSite]
        switch head.headerFields[.origin]?.lowercased() {
        case nil: return site == nil || site == "same-origin" || site == "none"
        // A form of this server's own page: its referrer policy keeps the origin to itself, the browser says where it is.
        case "null": return site == "same-origin"
        case let origin: return origin == "http://\(authority.lowercased())"
        }
    }

    private static func isLoopback(_ peer: SocketAddress) -> Bool {
        switch peer {
        case .v4, .v6:
            let address = peer.ipAddress ?? ""
            return LoopbackName.matches(address.replacing("::ffff:", with: ""))
        case .unixDomainSocket: return true
        }
    }
}
