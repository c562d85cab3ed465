extension IPAddress {
    /// Whether this is the machine itself.
    package var isLoopback: Bool { Self.isAny(of: Self.loopback, self) }

    /// Whether it is an address of the public internet: nothing that stands for this machine, for a private network, for
    /// many machines at once, or for an IPv4 address in disguise.
    ///
    /// For IPv4 everything the IANA special-purpose registry does not call globally reachable is left out; of IPv6 only
    /// global unicast (2000::/3) is let in, without what that registry reserves of it.
    package var isPublic: Bool {
        bytes.count == 4
            ? !Self.isAny(of: Self.specialIPv4, self)
            : Self.isAny(of: Self.globalIPv6, self) && !Self.isAny(of: Self.specialIPv6, self)
    }

    private static let loopback = networks("127.0.0.0/8", "::1/128")
    private static let specialIPv4 = networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4")
    private static let globalIPv6 = networks("2000::/3")
    private static let specialIPv6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")

    private static func networks(_ texts: String...) -> [IPNetwork] { texts.compactMap { IPNetwork($0) } }

    private static func isAny(of networks: [IPNetwork], _ address: IPAddress) -> Bool {
        networks.contains { $0.contains(address) }
    }
}
