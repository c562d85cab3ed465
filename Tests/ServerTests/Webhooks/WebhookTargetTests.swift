import API
import Testing

@testable import Addresses
@testable import Server
@testable import Webhooks

@Suite("Where webhooks may point", .timeLimit(.minutes(20)))
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

    @Test(
        "A host that is an address itself, in any spelling, must be a public one at once",
        arguments: [
            "127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254",
            "10.0.0.1", "192.168.1.1", "0", "localhost", "a.localhost",
        ])
    func literals(host: String) throws {
        let error = #expect(throws: WebhookTarget.Refused.self) {
            try WebhookTarget("https://\(host)/hook", allowsLoopback: false)
        }
        #expect(error?.cause == .notPublic)
        #expect(throws: Never.self) { try WebhookTarget("https://8.8.8.8/hook", allowsLoopback: false) }
    }

    @Test("A scheme is the same in capitals")
    func scheme() throws {
        let target = try WebhookTarget("HTTPS://example.org/Hook", allowsLoopback: false)
        #expect(target.url == "https://example.org/Hook")
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
}
