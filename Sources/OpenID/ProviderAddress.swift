import Addresses
import Foundation

/// Addresses of a provider: the operator names the provider, which may well be inside their own network.
package enum ProviderAddress {
    /// Whether something may be asked there: over TLS, or on this very machine.
    package static func isUsable(_ text: String) -> Bool {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return false }
        let name = host.trimmingCharacters(in: ["[", "]"])
        return parts.scheme == "https" || parts.scheme == "http" && HostResolver.literal(name)?.isLoopback == true
    }
}
