import Dispatch
import Foundation

/// Finds the addresses of a host.
package struct HostResolver: Sendable {
    /// All addresses of a host name or of a written address; empty when there are none.
    package let addresses: @Sendable (String) async -> [IPAddress]

    /// The system's resolver.
    package static let system = HostResolver { host in
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: lookUp(host)) }
        }
    }

    private static let queue = DispatchQueue(label: "touchstone.resolver", attributes: .concurrent)

    /// The address that a host is written as, in any spelling that the system knows (`127.1`, `0x7f000001`), or that
    /// `localhost` always has (RFC 6761); nil for any other name.
    package static func literal(_ host: String) -> IPAddress? {
        let isLocal = host == "localhost" || host.hasSuffix(".localhost")
        return isLocal ? IPAddress("127.0.0.1") : lookUp(host, AI_NUMERICHOST).first
    }

    /// Blocks until the system's resolver has answered; with `AI_NUMERICHOST` nobody is asked.
    private static func lookUp(_ host: String, _ flags: Int32 = 0) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_flags = flags
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [IPAddress] = []
        var entry = list
        while let item = entry {
            if let address = address(of: item.pointee) { found.append(address) }
            entry = item.pointee.ai_next
        }
        return found
    }

    private static func address(of entry: addrinfo) -> IPAddress? {
        switch entry.ai_family {
        case AF_INET:
            entry.ai_addr.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                IPAddress(bytes: withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) })
            }
        case AF_INET6:
            entry.ai_addr.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                IPAddress(bytes: withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) })
            }
        default: nil
        }
    }
}
