import HTTPTypes
import API
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import Server

@Suite("Health probes", .timeLimit(.minutes(20)))
struct HealthTests {
    @Test("A running server is live and ready", arguments: ["live", "ready"])
    func healthy(probe: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let response = try await client.execute(uri: "/healthz/\(probe)", method: .get)
            #expect(response.status == .ok)
            #expect(try response.decode(HealthView.self).status == probe)
        }
    }

    @Test("A server that is asked to stop is live, but no longer ready")
    func stopping() async throws {
        let server = try TestServer()
        let readiness = Readiness(isReady: false)
        let application = try await buildApplication(
            configuration: server.configuration, dependencies: server.dependencies, readiness: readiness,
            logger: Logger(label: "test"))
        try await application.test(.router) { client in
            let ready = try await client.execute(uri: "/healthz/ready", method: .get)
            #expect(try ready.problem().code == .busy)
            #expect(ready.headers[.retryAfter] != nil)
            let live = try await client.execute(uri: "/healthz/live", method: .get)
            #expect(live.status == .ok)
        }
    }
}
