import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Testing

@testable import Server

@Suite("Requests that are sent again and again", .timeLimit(.minutes(20)))
struct RepetitionTests {
    @Test("Fifty at a time with one key make one analysis and one object, key after key")
    func idempotency() async throws {
        let server = try TestServer()
        let keys = FullSize.of(200, ordinarily: 2)
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for number in 0..<keys {
                var headers = tokens.headers
                headers[.contentType] = "text/plain"
                headers[.idempotencyKey] = "key-\(number)"
                let fields = headers
                let ids = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<50 {
                        group.addTask {
                            let answer = try await client.post("/v1/analyses", text: "text \(number)", headers: fields)
                            return try answer.decode(AnalysisView.self).id
                        }
                    }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(ids.count == 1, "key \(number)")
            }
            #expect(try await server.media().count == keys)
            let storage = try await client.execute(uri: "/v1/storage", method: .get, headers: tokens.headers)
            #expect(try storage.decode(StorageView.self).files == keys)
        }
    }

    @Test("Uploads whose connections are cut at least five times arrive byte by byte as they were")
    func cutUploads() async throws {
        let server = try TestServer()
        let uploads = FullSize.of(200, ordinarily: 2)
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            for _ in 0..<uploads {
                let bytes = (0..<40_000).map { _ in UInt8.random(in: 1...127) }
                #expect(try await deliver(bytes, to: server, client, tokens) == bytes)
            }
            #expect(try server.uploads().isEmpty)
        }
    }

    /// Uploads bytes with five cuts and hands back what was stored.
    private func deliver(
        _ bytes: [UInt8], to server: TestServer, _ client: any TestClientProtocol, _ tokens: TokenResponse
    ) async throws -> [UInt8] {
        let address = try #require(try await client.begin(bytes.count, tokens).headers[.location])
        for _ in 1...5 {
            let offset = try await client.offset(address, tokens)
            let end = min(bytes.count - 1, offset + .random(in: 1...bytes.count / 6))
            try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                // More is announced than comes.
                let head =
                    "PATCH \(address) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(tokens.accessToken)\r\n"
                    + "Tus-Resumable: 1.0.0\r\nUpload-Offset: \(offset)\r\n"
                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: \(bytes.count - offset)\r\n\r\n"
                try await outbound.write(ByteBuffer(string: head))
                try await outbound.write(ByteBuffer(bytes: bytes[offset..<end]))
                // Cut once something has come, while the rest is still on its way.
                while try await client.offset(address, tokens) == offset { await Task.yield() }
            }
            while !server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        }
        let offset = try await client.offset(address, tokens)
        let rest = String(decoding: bytes[offset...], as: UTF8.self)
        #expect(try await client.append(rest, at: offset, to: address, tokens).status == .noContent)
        let view = try await client.analyze(address, tokens).decode(AnalysisView.self)
        let media = try await client.execute(
            uri: try #require(view.links.media), method: .get, headers: tokens.headers)
        return Array(media.body.readableBytesView)
    }
}
