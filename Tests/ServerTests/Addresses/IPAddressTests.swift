import Testing

@testable import Addresses
@testable import Server

@Suite("Addresses that webhooks may reach", .timeLimit(.minutes(20)))
struct IPAddressTests {
    @Test(
        "Nothing but the public internet is public",
        arguments: [
            // This machine, private networks, carriers, links, tests, groups, everybody.
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "127.255.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.192", "192.0.2.1",
            "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
            "239.255.255.255", "240.0.0.1", "255.255.255.255",
            // The same in IPv6, and IPv4 in disguise: mapped, compatible, translated, 6to4, Teredo, ISATAP.
            "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1",
            "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:2::1",
            "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1",
            "fc00::1", "fd12:3456::1", "fe80::1", "fe80::5efe:7f00:1", "fec0::1", "ff02::1", "ff0e::1",
        ])
    func refused(text: String) throws {
        #expect(try !#require(IPAddress(text)).isPublic)
    }

    @Test(
        "The public internet is public, up to the edges of what is not",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
            "198.17.255.255", "198.20.0.0", "223.255.255.255", "2600::1", "2001:200::1", "2001:4860:4860::8888",
            "2003::1", "3ffe::1",
        ])
    func allowed(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(
        "Text that only some readers take for an address is none",
        arguments: ["127.1", "0x7f000001", "017700000001", "1.2.3", "1.2.3.4.5", "::ffff:1", "[::1]", ""])
    func spelling(text: String) {
        #expect(IPAddress(text).map(\.isPublic) != true)
    }
}
