package import NIOCore

import Foundation

/// An address on the internet, as its 4 or 16 bytes.
package struct IPAddress: Sendable, Equatable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// An address from its bytes; nil unless there are 4 or 16.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// An address from its canonical text: no names, no shortened or octal numbers.
    package init?(_ text: String) {
        var (four, sixteen) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
            self.init(bytes: withUnsafeBytes(of: sixteen) { Array($0) })
        } else {
            return nil
        }
    }

    /// The address at the other end of a connection; IPv4 in the form of IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
    package init?(_ peer: SocketAddress?) {
        guard let text = peer?.ipAddress, let address = IPAddress(text) else { return nil }
        self = address.unmapped
    }

    /// The IPv4 address that an IPv6 address stands for (RFC 4291, 2.5.5.2), else the address itself.
    package var unmapped: IPAddress {
        let prefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        guard bytes.count == 16, bytes.starts(with: prefix) else { return self }
        return IPAddress(bytes: Array(bytes.suffix(4))) ?? self
    }

    /// Canonical text.
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the first bits are those of another address.
    func isWithin(_ network: IPAddress, bits: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return zip(bytes, network.bytes).enumerated().allSatisfy { index, pair in
            let mask = UInt8.max << UInt8(8 - min(max(bits - 8 * index, 0), 8))
            return (pair.0 ^ pair.1) & mask == 0
        }
    }
}
