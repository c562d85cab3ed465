/// A network on the internet: an address and how many of its first bits count (CIDR).
package struct IPNetwork: Sendable, Equatable {
    package let address: IPAddress
    package let bits: Int

    /// A network from text such as `10.0.0.0/8`; an address alone is a network of one.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = IPAddress(String(parts[0])) else { return nil }
        let width = 8 * address.bytes.count
        guard parts.count == 2 else {
            self.init(address: address, bits: width)
            return
        }
        guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let bits = Int(parts[1]), bits <= width else {
            return nil
        }
        self.init(address: address, bits: bits)
    }

    private init(address: IPAddress, bits: Int) {
        self.address = address
        self.bits = bits
    }

    /// Whether an address lies in it.
    package func contains(_ other: IPAddress) -> Bool { other.isWithin(address, bits: bits) }
}
