import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Invitations to send a body", .timeLimit(.minutes(20)))
struct InvitationTests {
    private static let asking =
        "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"

    @Test("A body that is refused unread is not invited")
    func refused() async throws {
        try await TestServer().application().test(.live) { client in
            for path in ["/v1/analyses", "/nothing"] {
                let answer = try await RawConnection.exchange(
                    port: try #require(client.port), "POST \(path) HTTP/1.1\r\n\(Self.asking)"
                ) { $0.contains("hint") }
                #expect(answer.hasPrefix("HTTP/1.1 4"))
            }
        }
    }

    @Test("An invitation stands behind the answer to the request before, never within it")
    func order() async throws {
        try await TestServer().application().test(.live) { client in
            let answer = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                var gets = ""
                for _ in 0..<20 { gets += "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n" }
                try await outbound.write(ByteBuffer(string: "\(gets)POST /v1/auth/login HTTP/1.1\r\n\(Self.asking)"))
                var answer = ""
                for try await chunk in inbound {
                    answer += String(buffer: chunk)
                    if answer.hasSuffix("HTTP/1.1 100 Continue\r\n\r\n") {
                        try await outbound.write(ByteBuffer(string: "{}"))
                    }
                    if answer.contains("HTTP/1.1 400") { break }
                }
                return answer
            }
            let statuses = answer.matches(of: #/HTTP/1\.1 ([0-9]{3}) /#).map { String($0.1) }
            #expect(statuses == Array(repeating: "200", count: 20) + ["100", "400"])
        }
    }

    @Test(
        "A request has one field Host",
        arguments: ["", "Host: a\r\nHost: a\r\n", "Host: a\r\nhost: b\r\n", "Host: \r\n"])
    func host(fields: String) async throws {
        try await TestServer().application().test(.live) { client in
            let answer = try await RawConnection.exchange(
                port: try #require(client.port), "GET /v1/capabilities HTTP/1.1\r\n\(fields)\r\n"
            ) { $0.contains("hint") }
            #expect(answer.hasPrefix("HTTP/1.1 400"))
            #expect(answer.contains("one field 'Host'"))
        }
    }
}
