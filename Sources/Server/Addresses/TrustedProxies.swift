import Addresses
import Signing

/// The proxies whose word for a client's address counts.
struct TrustedProxies: Sendable, Equatable {
    private let networks: [IPNetwork]

    /// Proxies from a list such as `127.0.0.1, 10.0.0.0/8`; an empty one trusts nobody.
    ///
    /// - Throws: `ConfigurationError` that names the entry that is no network.
    init(_ list: String) throws(ConfigurationError) {
        var networks: [IPNetwork] = []
        for entry in list.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let network = IPNetwork(entry) else {
                throw ConfigurationError(
                    "trusted.proxies: '\(entry)' is no network. Use addresses or networks such as 10.0.0.0/8.")
            }
            networks.append(network)
        }
        self.networks = networks
    }

    /// Whether nobody is trusted.
    var isEmpty: Bool { networks.isEmpty }

    /// Whether an address is a proxy's.
    func contains(_ address: IPAddress) -> Bool { networks.contains { $0.contains(address) } }
}
