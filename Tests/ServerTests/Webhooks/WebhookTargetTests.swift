import Testing

@testable import Server

@Suite("Where webhooks may point", .timeLimit(.minutes(10)))
struct WebhookTargetTests {
    @Test(
        "Only https addresses of hosts are taken",
        arguments: [
            "", "example.org/hook", "http://example.org/hook", "ftp://example.org/", "file:///etc/passwd", "https:///x",
            "https://user@example.org/", "https://user:word@example.org/", "https://example.org/#part", "gopher://a/",
            "https://example.org:0/", "https://example.org:70000/", "https://Example.org/", "https://exämple.org/",
            "https://example.org/a b", "https://example.org/\r\nHost: b", "https://127.0.0.1\t/", "unix:/run/socket",
            "https://example.org/" + String(repeating: "a", count: 2048),
        ])
    func refused(url: String) {
        #expect(throws: WebhookTarget.Refused.self) { try WebhookTarget(url, allowsLoopback: false) }
    }

    @Test("Plain http is for receivers on this machine, where the operator allows them")
    func plain() throws {
        let target = try WebhookTarget("http://localhost:9000/hook", allowsLoopback: true)
        let address = try #require(IPAddress("127.0.0.1"))
        #expect(try target.pin([address], allowsLoopback: true) == address)
        let other = try #require(IPAddress("8.8.8.8"))
        #expect(throws: WebhookTarget.Refused.self) { try target.pin([other], allowsLoopback: true) }
        #expect(throws: WebhookTarget.Refused.self) { try target.pin([address, other], allowsLoopback: true) }
    }

    @Test("A name that has one inner address among others is refused as a whole")
    func mixed() throws {
        let target = try WebhookTarget("https://hooks.example.org/", allowsLoopback: false)
        let (outer, inner) = (try #require(IPAddress("8.8.8.8")), try #require(IPAddress("169.254.169.254")))
        #expect(try target.pin([outer], allowsLoopback: false) == outer)
        for addresses in [[], [inner], [outer, inner], [inner, outer]] {
            #expect(throws: WebhookTarget.Refused.self) { try target.pin(addresses, allowsLoopback: false) }
        }
    }

    @Test(
        "However an address is spelled, what the system makes of it is what counts",
        arguments: ["127.1", "0x7f.1", "2130706433", "017700000001", "localhost", "::1", "::ffff:127.0.0.1", "0"])
    func spellings(host: String) async throws {
        let target = try WebhookTarget("https://\(host.contains(":") ? "[\(host)]" : host)/", allowsLoopback: false)
        let addresses = await HostResolver.system.addresses(target.host)
        #expect(!addresses.isEmpty)
        #expect(throws: WebhookTarget.Refused.self) { try target.pin(addresses, allowsLoopback: false) }
    }
}
