import API
import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import Server

@Suite("Server that speaks TLS", .timeLimit(.minutes(20)))
struct TLSFlowTests {
    /// Runs `body` with a client that trusts one certificate only.
    private func ask<Result: Sendable>(
        trusting name: String, newest: TLSVersion? = nil,
        _ body: @Sendable (HTTPClient) async throws -> Result
    ) async throws -> Result {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(TLSFixture.path("\(name).pem"))
        configuration.minimumTLSVersion = .tlsv1
        configuration.maximumTLSVersion = newest
        let client = HTTPClient(configuration: .init(tlsConfiguration: configuration))
        do {
            let result = try await body(client)
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    private func status(_ client: HTTPClient, port: Int) async throws -> UInt {
        try await client.get(url: "https://localhost:\(port)/healthz/live").get().status.code
    }

    @Test("TLS 1.2 and 1.3 are spoken, nothing older, and cookies are bound to it")
    func versions() async throws {
        let server = try TestServer {
            $0.tlsCertificate = TLSFixture.path("first.pem")
            $0.tlsKey = TLSFixture.path("first.key")
        }
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            for version in [TLSVersion.tlsv12, .tlsv13] {
                #expect(try await ask(trusting: "first", newest: version) { try await status($0, port: port) } == 200)
            }
            await #expect(throws: (any Error).self) {
                try await ask(trusting: "first", newest: .tlsv11) { try await status($0, port: port) }
            }
            await #expect(throws: (any Error).self) {
                try await ask(trusting: "second") { try await status($0, port: port) }
            }
            try await ask(trusting: "first") { client in
                for (path, code) in [("register", UInt(201)), ("login", 200)] {
                    var request = HTTPClientRequest(url: "https://localhost:\(port)/v1/auth/\(path)")
                    request.method = .POST
                    request.headers.add(name: "content-type", value: "application/json")
                    request.body = .bytes(
                        ByteBuffer(string: #"{"email": "ann@example.org", "password": "a long enough phrase"}"#))
                    let answer = try await client.execute(request, timeout: .seconds(60))
                    #expect(answer.status.code == code)
                    guard path == "login" else { continue }
                    let cookie = answer.headers.first(name: "set-cookie") ?? ""
                    #expect(cookie.hasPrefix("__Host-touchstone_refresh=") && cookie.contains("Secure"))
                }
            }
        }
    }

    @Test("An answer that comes before the body it answers arrives whole")
    func unreadBody() async throws {
        let server = try TestServer {
            $0.tlsCertificate = TLSFixture.path("first.pem")
            $0.tlsKey = TLSFixture.path("first.key")
        }
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            try await ask(trusting: "first") { client in
                var request = HTTPClientRequest(url: "https://localhost:\(port)/v1/analyses")
                request.method = .POST
                request.body = .bytes(ByteBuffer(repeating: 0x41, count: 8 << 20))
                let answer = try await client.execute(request, timeout: .seconds(60))
                #expect(answer.status.code == 401)
                #expect(try await answer.body.collect(upTo: 1 << 20).readableBytes > 0)
            }
        }
    }

    @Test("Handshakes use a new certificate soon after its files changed")
    func renewal() async throws {
        let folder = try TLSFixture.folder(holding: "first")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try TestServer {
            $0.tlsCertificate = folder.path + "/tls.pem"
            $0.tlsKey = folder.path + "/tls.key"
            $0.keyInterval = .milliseconds(5)
        }
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            #expect(try await ask(trusting: "first") { try await status($0, port: port) } == 200)
            try TLSFixture.put("second", in: folder)
            while (try? await ask(trusting: "second") { try await status($0, port: port) }) != 200 {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test("Browsers are told to come over TLS only, but not to a name of this machine")
    func strictTransport() async throws {
        for (host, value) in [("0.0.0.0", "max-age=31536000"), ("127.0.0.1", nil)] {
            let server = try TestServer {
                $0.host = host
                $0.tlsCertificate = TLSFixture.path("first.pem")
                $0.tlsKey = TLSFixture.path("first.key")
            }
            try await server.application().test(.router) { client in
                let answer = try await client.execute(uri: "/healthz/live", method: .get)
                #expect(answer.headers[.strictTransportSecurity] == value)
            }
        }
    }
}
