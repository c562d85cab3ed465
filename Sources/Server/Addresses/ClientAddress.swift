import Addresses
import Foundation
import HTTPTypes

/// Where a request comes from, as far as its connection and the trusted proxies on its way tell.
struct ClientAddress: Sendable, Equatable {
    /// The address that counts; nil where the connection has none.
    let address: IPAddress?
    /// Whether something passed the request on, so that the sender need not be on the machine of `address`.
    let isForwarded: Bool

    /// Where a request comes from.
    ///
    /// Every proxy appends the address it saw, so only the end of the list can be believed: the right-most address that is
    /// no trusted proxy is the client. Where a trusted proxy says nothing, or nothing that can be understood, it is the
    /// client itself.
    ///
    /// - Parameters:
    ///   - request: Its header fields.
    ///   - peer: The other end of the connection.
    ///   - proxies: Whose `X-Forwarded-For` counts.
    init(of request: HTTPRequest, peer: IPAddress?, behind proxies: TrustedProxies) {
        isForwarded = Self.forwarding.contains { request.headerFields.contains($0) }
        guard let peer, proxies.contains(peer) else {
            address = peer
            return
        }
        // Several fields are one list (RFC 9110, 5.3).
        let entries = request.headerFields[values: .forwardedFor].joined(separator: ",")
            .split(separator: ",", omittingEmptySubsequences: false)
        let hops = entries.map { Self.hop($0) }
        guard !hops.contains(nil) else {
            address = peer
            return
        }
        let known = hops.compactMap(\.self)
        address = known.last { !proxies.contains($0) } ?? known.first ?? peer
    }

    /// An address as proxies write it: bare, or with a port (`192.0.2.1:4711`, `[2001:db8::1]:4711`).
    private static func hop(_ entry: Substring) -> IPAddress? {
        let text = entry.trimmingCharacters(in: .whitespaces)
        if let address = IPAddress(text) { return address.unmapped }
        guard let match = text.wholeMatch(of: /(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+))(?::[0-9]{1,5})?/) else { return nil }
        return (match.1 ?? match.2).flatMap { IPAddress(String($0)) }?.unmapped
    }

    /// The fields by which a proxy can be told.
    private static let forwarding: [HTTPField.Name] = [
        .forwarded, .forwardedFor, .forwardedHost, .forwardedProto, .realIP, .via,
    ]
}
