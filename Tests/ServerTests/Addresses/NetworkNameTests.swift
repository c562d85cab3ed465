import NIOCore
import Testing

@testable import Addresses
@testable import Server

@Suite("Network names", .timeLimit(.minutes(20)))
struct NetworkNameTests {
    @Test(
        "Neighbours share a network, however their address is written",
        arguments: [
            ("192.0.2.7", "192.0.2"), ("::ffff:192.0.2.9", "192.0.2"), ("2001:db8:1:2:3::4", "20010db800010002"),
            ("2001:db8:1:2::ff", "20010db800010002"), ("::1", "0000000000000000"),
        ])
    func network(address: String, name: String) throws {
        #expect(NetworkName.of(IPAddress(try SocketAddress(ipAddress: address, port: 1))) == name)
    }

    @Test("Without an address it is the local network")
    func local() {
        #expect(NetworkName.of(nil) == "local")
    }
}
