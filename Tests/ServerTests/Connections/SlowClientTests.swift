import API
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Clients that hold connections", .timeLimit(.minutes(20)))
struct SlowClientTests {
    /// Sends a byte now and then until the server ends the connection; its answer.
    private func drip(port: Int, _ head: String, _ byte: String) async throws -> String {
        try await RawConnection.open(port: port) { inbound, outbound in
            try await outbound.write(ByteBuffer(string: head))
            return try await withThrowingTaskGroup { group in
                group.addTask {
                    while !Task.isCancelled {
                        // It may have been closed already.
                        try? await outbound.write(ByteBuffer(string: byte))
                        try? await Task.sleep(for: .milliseconds(20))
                    }
                }
                var answer = ""
                for try await chunk in inbound { answer += String(buffer: chunk) }
                group.cancelAll()
                return answer
            }
        }
    }

    private func server() throws -> TestServer {
        try TestServer {
            $0.bodyGrace = .milliseconds(300)
            $0.minBodyRate = 100_000
        }
    }

    @Test(
        "Whoever sends a body byte by byte is told so, and the connection ends",
        arguments: [
            ("Content-Length: 10000", "x"), ("Transfer-Encoding: chunked", "1\r\nx\r\n"),
            ("Transfer-Encoding: chunked", "1;"),
        ], ["/v1/auth/login", "/v1/auth/refresh"])
    func slow(body: (String, String), path: String) async throws {
        let (field, byte) = body
        try await server().application().test(.live) { client in
            let head =
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\(field)\r\n\r\n"
            let answer = try await drip(port: try #require(client.port), head, byte)
            #expect(answer.hasPrefix("HTTP/1.1 400"))
            #expect(answer.lowercased().contains("connection: close"))
            #expect(answer.contains("more slowly than 100000 bytes a second"))
        }
    }

    @Test("Uploads have the same pace", arguments: ["/v1/analyses", "/v1/uploads"])
    func upload(path: String) async throws {
        let server = try server()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            var (target, method, fields) = (path, "POST", "Content-Type: text/plain")
            if path == "/v1/uploads" {
                target = try #require(try await client.begin(10_000, tokens).headers[.location])
                method = "PATCH"
                fields = "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream"
            }
            let head = """
                \(method) \(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(tokens.accessToken)\r
                \(fields)\r\nContent-Length: 10000\r\n\r\n
                """
            let answer = try await drip(port: try #require(client.port), head, "x")
            #expect(answer.hasPrefix("HTTP/1.1 400"))
            #expect(answer.contains("more slowly than"))
        }
    }

    @Test(
        "An answer that comes before the body ends the connection, however long the body goes on",
        arguments: [
            ("/nothing", "HTTP/1.1 404"), ("/v1/analyses", "HTTP/1.1 401"), ("/v1/capabilities", "HTTP/1.1 405"),
        ])
    func early(path: String, status: String) async throws {
        // The pace plays no part here.
        try await TestServer().application().test(.live) { client in
            let head = "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
            let answer = try await drip(port: try #require(client.port), head, "x")
            #expect(answer.hasPrefix(status))
            #expect(answer.lowercased().contains("connection: close"))
        }
    }

    @Test("A request that has come whole leaves its connection open for the next")
    func keptOpen() async throws {
        try await TestServer().application().test(.live) { client in
            let request = "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
            let answer = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                var answer = ""
                try await outbound.write(ByteBuffer(string: request))
                for try await chunk in inbound {
                    answer += String(buffer: chunk)
                    let count = answer.components(separatedBy: "HTTP/1.1 404").count - 1
                    if count == 2 { break }
                    if answer.hasSuffix("}\n") { try await outbound.write(ByteBuffer(string: request)) }
                }
                return answer
            }
            #expect(!answer.lowercased().contains("connection: close"))
        }
    }

    @Test("Whoever holds all connections loses those that wait to a newcomer")
    func full() async throws {
        let server = try TestServer { $0.maxConnections = 6 }
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            try await withThrowingTaskGroup { group in
                let gate = Gate()
                // Opened too when an expectation throws, or the group would wait for ever.
                defer { gate.open() }
                let (arrivals, arrival) = AsyncStream<Void>.makeStream()
                for _ in 0..<12 {
                    group.addTask {
                        defer { arrival.yield() }
                        try? await RawConnection.open(port: port) { _, outbound in
                            let fields = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 100"
                            let head = "POST /v1/auth/login HTTP/1.1\r\n\(fields)\r\n\r\n{"
                            try? await outbound.write(ByteBuffer(string: head))
                            arrival.yield()
                            await gate.pass()
                        }
                    }
                }
                // A newcomer has waited for less time than they have.
                for await _ in arrivals.prefix(12) {}
                for _ in 0..<20 {
                    let answer = try await RawConnection.exchange(
                        port: port, "GET /healthz/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    ) { $0.contains("live") }
                    #expect(answer.hasPrefix("HTTP/1.1 200"))
                }
                gate.open()
                try await group.waitForAll()
            }
        }
    }

    @Test("A client that takes nothing of its answers loses its connection")
    func reader() async throws {
        let server = try TestServer { $0.idleTimeout = .milliseconds(300) }
        try await server.application().test(.live) { client in
            let request = ByteBuffer(string: "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let isOver = try await RawConnection.open(port: try #require(client.port)) { _, outbound in
                // Nobody reads, so the answers pile up; writing fails once the connection is gone.
                while true {
                    do { try await outbound.write(request) } catch { return true }
                    await Task.yield()
                }
            }
            #expect(isOver)
        }
    }
}
