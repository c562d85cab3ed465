import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Signing in through a proxy", .timeLimit(.minutes(20)))
struct ProxyTests {
    private func guess(
        _ client: some TestClientProtocol, _ email: String, from address: String
    ) async throws -> HTTPResponse.Status {
        try await client.post(
            "/v1/auth/login", Credentials(email: email, password: "guess guess"), headers: [.forwardedFor: address]
        ).status
    }

    @Test("Behind a trusted proxy each client has tries of its own, whatever it writes before what the proxy adds")
    func trusted() async throws {
        let server = try TestServer { $0.trustedProxies = "127.0.0.0/8, ::1" }
        try await server.application().test(.live) { client in
            for number in 0..<12 {
                let status = try await guess(client, "ann@example.org", from: "192.0.2.\(number), 198.51.100.7")
                #expect(status == (number < 10 ? .unauthorized : .tooManyRequests))
            }
            let other = try await guess(client, "ann@example.org", from: "203.0.113.1")
            #expect(other == .unauthorized)
        }
    }

    @Test("Behind a proxy that is not trusted clients cannot give themselves new tries")
    func untrusted() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            for number in 0..<12 {
                let status = try await guess(client, "ann@example.org", from: "198.51.\(number).7")
                #expect(status == (number < 10 ? .unauthorized : .tooManyRequests))
            }
        }
    }

    @Test("Behind a proxy that nobody named, one stranger does not use up everybody's tries")
    func unnamed() async throws {
        let server = try TestServer { $0.https = true }
        try await server.application().test(.live) { client in
            for number in 0..<62 {
                let status = try await guess(client, "\(number)@example.org", from: "198.51.100.7")
                #expect(status == .unauthorized)
            }
        }
    }

    @Test("A guest's request or the metrics through a proxy are not this machine's, trusted or not")
    func guest() async throws {
        let server = try TestServer { $0.guest = true }
        try await server.application().test(.live) { client in
            for uri in ["/v1/analyses", "/metrics"] {
                for field in ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Proto"] {
                    let answer = try await client.execute(
                        uri: uri, method: .get, headers: [try #require(HTTPField.Name(field)): "127.0.0.1"])
                    #expect(try answer.problem().code == .forbidden, "\(field)")
                }
                #expect(try await client.execute(uri: uri, method: .get).status == .ok)
            }
        }
    }
}
