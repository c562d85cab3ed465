import Addresses
import HTTPTypes

/// Decides whether a request without a token may act as the guest.
///
/// Being on loopback is not enough: a page of another site, opened on this machine, can make the browser send
/// requests here too. So the request must name a loopback host (which a rebound name does not), and one that changes
/// something must not come from another origin. A request that a proxy passed on is nobody's of this machine.
enum GuestGuard {
    /// Whether a request may act as the guest.
    static func admits(_ head: HTTPRequest, from client: ClientAddress?) -> Bool {
        guard let client, !client.isForwarded, client.address?.isLoopback == true, let authority = head.authority,
            LoopbackName.matches(authority)
        else { return false }
        return [.get, .head, .options].contains(head.method) || !RequestOrigin.isForeign(head)
    }
}
