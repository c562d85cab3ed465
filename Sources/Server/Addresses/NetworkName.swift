import Addresses
import DetectionCore

/// Names the network a request comes from, coarse enough that one sender cannot have many of them.
enum NetworkName {
    /// The /24 of an IPv4 address, the /64 of an IPv6 address, `local` without one.
    static func of(_ address: IPAddress?) -> String {
        guard let bytes = address?.unmapped.bytes else { return "local" }
        return bytes.count == 4 ? bytes.prefix(3).map(String.init).joined(separator: ".") : Hex.string(bytes.prefix(8))
    }
}
