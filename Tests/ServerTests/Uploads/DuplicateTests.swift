import API
import BlobsFile
import Crypto
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Media announced by their digest", .timeLimit(.minutes(20)))
struct DuplicateTests {
    private let text = "a text that is sent twice"

    private func field(_ text: String) -> String {
        "sha-256=:\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()):"
    }

    private func send(
        _ client: any TestClientProtocol, _ tokens: TokenResponse, _ fields: HTTPFields
    ) async throws -> TestResponse {
        var headers = tokens.headers
        headers[.contentType] = "text/plain"
        for field in fields { headers[field.name] = field.value }
        return try await client.post("/v1/analyses", text: text, headers: headers)
    }

    @Test("A medium that its sender has kept is refused with the analysis, from nobody else", arguments: [true, false])
    func duplicate(isRepr: Bool) async throws {
        let server = try TestServer()
        let name = isRepr ? HTTPField.Name.reprDigest : .contentDigest
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            let first = try await send(client, ann, [name: field(text)])
            #expect(first.status == .accepted)
            let again = try await send(client, ann, [name: "sha-512=:AA==:, \(field(text))"])
            let problem = try again.problem()
            #expect(problem.code == .duplicateMedia)
            #expect(problem.duplicate == first.headers[.location])
            #expect(try await send(client, bob, [name: field(text)]).status == .accepted)
            #expect(try await send(client, ann, [:]).status == .accepted, "without a digest nothing is refused")
        }
    }

    @Test("A repeated request gets its analysis, not a refusal")
    func repeated() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let fields: HTTPFields = [.reprDigest: field(text), .idempotencyKey: "k"]
            let first = try await send(client, tokens, fields)
            let again = try await send(client, tokens, fields)
            #expect(again.headers[.idempotentReplayed] == "true")
            #expect(again.headers[.location] == first.headers[.location])
        }
    }

    @Test("Other bytes than announced are refused and not stored")
    func mismatch() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let refused = try await send(client, tokens, [.reprDigest: field("another text")])
            #expect(try refused.problem().code == .checksumMismatch)
            #expect(try await server.media().isEmpty)
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test(
        "A malformed digest is refused, an unknown algorithm left alone",
        arguments: [
            ("sha-256=abc", false), ("sha-256=:abc:", false), ("sha-256=::", false), ("sha-256=:AAAA:", false),
            ("md5=:AAAA:", true),
        ])
    func malformed(field: String, isFine: Bool) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let answer = try await send(client, tokens, [.reprDigest: field])
            #expect(answer.status == (isFine ? .accepted : .badRequest))
        }
    }

    @Test("An upload in pieces is refused before its first piece, and when it is not what was announced")
    func pieces() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            func begin(_ announced: String) async throws -> TestResponse {
                let sha256 = Hex.string(SHA256.hash(data: Data(announced.utf8)))
                var headers = tokens.headers
                headers[.tusResumable] = "1.0.0"
                headers[.uploadLength] = String(text.utf8.count)
                headers[.uploadMetadata] = "sha256 \(Data(sha256.utf8).base64EncodedString())"
                return try await client.execute(uri: "/v1/uploads", method: .post, headers: headers)
            }
            let address = try #require(try await begin("another text").headers[.location])
            var headers = tokens.headers
            headers[.tusResumable] = "1.0.0"
            headers[.uploadOffset] = "0"
            headers[.contentType] = "application/offset+octet-stream"
            _ = try await client.execute(
                uri: address, method: .patch, headers: headers, body: ByteBuffer(string: text))
            let id = String(address.split(separator: "/").last ?? "")
            let wrong = try await client.post("/v1/analyses", TextSubmission(upload: id), headers: tokens.headers)
            #expect(try wrong.problem().code == .checksumMismatch)
            #expect(try server.uploads().isEmpty)

            let kept = try await send(client, tokens, [:])
            let refused = try await begin(text)
            #expect(try refused.problem().code == .duplicateMedia)
            #expect(try refused.problem().duplicate == kept.headers[.location])
        }
    }
}
