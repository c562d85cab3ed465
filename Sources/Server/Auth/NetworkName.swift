import Foundation
import NIOCore

/// Names the network a request comes from, coarse enough that one sender cannot have many of them.
enum NetworkName {
    /// The /24 of an IPv4 address, the /64 of an IPv6 address, `local` for anything else.
    static func of(_ peer: SocketAddress?) -> String {
        // An IPv4 address may come as part of IPv6.
        guard let text = peer?.ipAddress?.replacing("::ffff:", with: "") else { return "local" }
        var address = in6_addr()
        if inet_pton(AF_INET6, text, &address) == 1 {
            return withUnsafeBytes(of: address) { Hex.string($0.prefix(8)) }
        }
        return text.split(separator: ".").prefix(3).joined(separator: ".")
    }
}
