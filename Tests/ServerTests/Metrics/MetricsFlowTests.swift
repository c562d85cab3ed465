import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Metrics", .timeLimit(.minutes(20)))
struct MetricsFlowTests {
    private func lines(_ client: some TestClientProtocol, _ headers: HTTPFields = [:]) async throws -> [Substring] {
        let response = try await client.execute(uri: "/metrics", method: .get, headers: headers)
        try #require(response.status == .ok)
        #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        return String(buffer: response.body).split(separator: "\n")
    }

    @Test("Requests are counted by route pattern, so that no address makes a series of its own")
    func routes() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let headers = try await client.signUp("ann@example.org").headers
            for id in ["quartz", "jackdaw", "sphinx"] {
                _ = try await client.execute(uri: "/v1/analyses/\(id)?vow=\(id)", method: .get, headers: headers)
                _ = try await client.execute(uri: "/\(id)", method: .get)
            }
            for file in ["/", "/app.js"] { _ = try await client.execute(uri: file, method: .get) }
            let text = try await lines(client)
            let count = "touchstone_http_request_seconds_count"
            #expect(text.contains("\(count){route=\"page\",method=\"GET\",status=\"200\"} 2"))
            #expect(text.contains("\(count){route=\"/v1/analyses/{id}\",method=\"GET\",status=\"404\"} 3"))
            #expect(text.contains("\(count){route=\"NotFound\",method=\"GET\",status=\"404\"} 3"))
            let labels = text.filter { !$0.hasPrefix("#") }
            for sent in ["quartz", "jackdaw", "sphinx", "ann@", "vow"] {
                #expect(!labels.contains { $0.contains(sent) }, "\(sent)")
            }
        }
    }

    @Test("What is stored and what waits is told in sums")
    func store() async throws {
        let gate = Gate()
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate)) { $0.jobs = 1 }
        try await server.application().test(.live) { client in
            let headers = try await client.signUp("ann@example.org").headers
            var address = ""
            for text in ["first", "second", "third"] {
                let response = try await client.post("/v1/analyses", ["text": text], headers: headers)
                if address.isEmpty { address = try #require(response.headers[.location]) }
            }
            _ = try await client.evidence(address, headers)
            let text = try await lines(client)
            #expect(text.contains("touchstone_queue_depth{kind=\"text\"} 2"))
            #expect(text.contains("touchstone_queue_depth{kind=\"image\"} 0"))
            #expect(text.contains("touchstone_storage_bytes{class=\"kept\"} 16"))
            server.clock.advance(60)
            #expect(try await lines(client).contains("touchstone_queue_age_seconds 60"))
            gate.open()
            _ = try await client.result(address, headers)
        }
    }

    @Test("Without a token only this machine may read, and nobody through a proxy")
    func loopback() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let proxied = try await client.execute(
                uri: "/metrics", method: .get, headers: [try #require(HTTPField.Name("X-Forwarded-For")): "203.0.113.5"]
            )
            #expect(try proxied.problem().code == .forbidden)
            _ = try await lines(client)
        }
        // Here there is no peer at all.
        try await server.application().test(.router) { client in
            let response = try await client.execute(uri: "/metrics", method: .get)
            #expect(try response.problem().code == .forbidden)
        }
    }

    @Test("With a token its bearer may read from anywhere, and nobody else from here")
    func token() async throws {
        let server = try TestServer { $0.metricsToken = "0123456789abcdef" }
        try await server.application().test(.router) { client in
            for field in [nil, "Bearer 0123456789abcdeF", "0123456789abcdef", "Basic 0123456789abcdef"] {
                let headers: HTTPFields = field.map { [.authorization: $0] } ?? [:]
                let response = try await client.execute(uri: "/metrics", method: .get, headers: headers)
                #expect(try response.problem().code == .unauthenticated)
            }
            _ = try await lines(client, [.authorization: "Bearer 0123456789abcdef"])
        }
    }
}
