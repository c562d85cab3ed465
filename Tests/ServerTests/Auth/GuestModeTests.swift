import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server
@testable import Signing

@Suite("Guest mode", .timeLimit(.minutes(20)))
struct GuestModeTests {
    @Test("A visitor of the loopback address analyses without an account; a token still counts")
    func guest() async throws {
        let server = try TestServer { $0.guest = true }
        try await server.application().test(.live) { client in
            let accepted = try await client.post("/v1/analyses", TextSubmission(text: "a text"))
            #expect(accepted.status == .accepted)
            let address = try #require(accepted.headers[.location])
            #expect(try await client.result(address, [:]).state == .done)

            let ann = try await client.signUp("ann@example.org")
            let foreign = try await client.execute(uri: address, method: .get, headers: ann.headers)
            #expect(foreign.status == .notFound)
            let forged = try await client.execute(
                uri: address, method: .get, headers: [.authorization: "Bearer a.b.c"])
            #expect(forged.status == .unauthorized)
            let capabilities = try await client.execute(uri: "/v1/capabilities", method: .get)
            #expect(try capabilities.decode(CapabilitiesView.self).guest)
        }
    }

    @Test("A page of another site gets nothing done here")
    func crossSite() async throws {
        let server = try TestServer { $0.guest = true }
        try await server.application().test(.live) { client in
            let response = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: [.origin: "http://evil.example"])
            #expect(try response.problem().code == .forbidden)
        }
    }

    @Test("The guest's account has no password that opens it")
    func noPassword() async throws {
        let server = try TestServer { $0.guest = true }
        try await server.application().test(.router) { client in
            for password in ["", "guest", "        "] {
                let response = try await client.post(
                    "/v1/auth/login", Credentials(email: "guest@localhost", password: password))
                #expect(response.status == .unauthorized)
            }
        }
    }

    @Test("Guests are refused at start when others could reach the server", arguments: ["0.0.0.0", "::", "192.0.2.1"])
    func bound(host: String) async throws {
        let server = try TestServer {
            $0.guest = true
            $0.host = host
        }
        await #expect(throws: ConfigurationError.self) { _ = try await server.application() }
    }
}
