import HTTPTypes
import Testing

@testable import Addresses
@testable import Server

@Suite("Where a request comes from", .timeLimit(.minutes(20)))
struct ClientAddressTests {
    private func client(_ fields: [String], peer: String, _ proxies: String) throws -> ClientAddress {
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
        head.headerFields.append(contentsOf: fields.map { HTTPField(name: .forwardedFor, value: $0) })
        return ClientAddress(of: head, peer: IPAddress(peer), behind: try TrustedProxies(proxies))
    }

    @Test(
        "Behind trusted proxies it is the right-most address that is none of them",
        arguments: [
            (["198.51.100.7"], "198.51.100.7"), (["203.0.113.1, 198.51.100.7"], "198.51.100.7"),
            (["198.51.100.7, 10.1.2.3"], "198.51.100.7"), (["203.0.113.1,198.51.100.7 , 10.1.2.3"], "198.51.100.7"),
            (["203.0.113.1", "198.51.100.7"], "198.51.100.7"), (["198.51.100.7", "10.9.9.9"], "198.51.100.7"),
            (["198.51.100.7:4711"], "198.51.100.7"), (["[2001:db8::7]:4711"], "2001:db8::7"),
            (["2001:db8::7"], "2001:db8::7"), (["::ffff:198.51.100.7"], "198.51.100.7"), (["10.1.2.3"], "10.1.2.3"),
        ])
    func trusted(fields: [String], expected: String) throws {
        let client = try client(fields, peer: "127.0.0.1", "127.0.0.1, 10.0.0.0/8")
        #expect(client.address == IPAddress(expected))
        #expect(client.isForwarded)
    }

    @Test(
        "What a proxy says that cannot be understood counts for nothing",
        arguments: [
            [""], ["unknown"], ["198.51.100.7,"], ["198.51.100.7, _hidden"], ["198.51.100.7 203.0.113.1"],
            ["[2001:db8::7"], ["198.51.100.7:port"], ["198.51.100.07"], ["198.51.100.7", "x"],
        ])
    func malformed(fields: [String]) throws {
        #expect(try client(fields, peer: "10.0.0.1", "10.0.0.0/8").address == IPAddress("10.0.0.1"))
    }

    @Test("What anybody else says is not heard, but shows that something passed the request on")
    func untrusted() throws {
        for proxies in ["", "10.0.0.0/8"] {
            let client = try client(["198.51.100.7"], peer: "192.0.2.1", proxies)
            #expect(client.address == IPAddress("192.0.2.1"))
            #expect(client.isForwarded)
        }
        #expect(try !client([], peer: "192.0.2.1", "").isForwarded)
        #expect(try client([], peer: "10.0.0.1", "10.0.0.0/8").address == IPAddress("10.0.0.1"))
    }

    @Test(
        "A network holds the addresses that begin like it",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false), ("192.0.2.0/25", "192.0.2.128", false), ("0.0.0.0/0", "192.0.2.1", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false),
        ])
    func networks(network: String, address: String, isInside: Bool) throws {
        #expect(try #require(IPNetwork(network)).contains(try #require(IPAddress(address))) == isInside)
    }

    @Test(
        "Text that is no network is none",
        arguments: [
            "", "/", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/+8", "10/8", "a", "10.0.0.0/8/8",
        ])
    func noNetwork(text: String) { #expect(IPNetwork(text) == nil) }
}
