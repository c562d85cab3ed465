import API
import BlobsFile
import Crypto
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Server

@Suite("Connections that hung while their upload went on", .timeLimit(.minutes(20)))
struct StaleConnectionTests {
    private let bytes = String(decoding: (0..<100_000).map { _ in UInt8.random(in: 97...122) }, as: UTF8.self)

    @Test("What was accepted stays as it was, its owner's and everybody's who has the same file")
    func accepted() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.live) { client in
            let (ann, eve) = (try await client.signUp("ann@example.org"), try await client.signUp("eve@example.org"))
            let text = ann.headers.merging([.contentType: "text/plain"])
            let anns = try await client.post("/v1/analyses", text: bytes, headers: text).decode(AnalysisView.self)
            let address = try #require(try await client.begin(bytes.utf8.count, eve).headers[.location])
            let eves = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                try await outbound.write(head(address, eve, at: 0, length: bytes.utf8.count))
                while server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                #expect(try await client.append(bytes, at: 0, to: address, eve).status == .noContent)
                let view = try await client.analyze(address, eve).decode(AnalysisView.self)
                try await outbound.write(ByteBuffer(string: String(repeating: "Z", count: 1000)))
                #expect(try await answer(inbound).hasPrefix("HTTP/1.1 409"))
                return view
            }
            for (view, tokens) in [(anns, ann), (eves, eve)] {
                let media = try await client.execute(
                    uri: try #require(view.links.media), method: .get, headers: tokens.headers)
                #expect(String(buffer: media.body) == bytes)
            }
            let key = Hex.string(SHA256.hash(data: Data(bytes.utf8)))
            #expect(try await server.blobs.keys().map(\.digest) == [key])
            #expect(try Data(contentsOf: URL(filePath: server.blobs.path(of: BlobKey(key)))) == Data(bytes.utf8))
        }
    }

    @Test("A request that is overtaken writes nothing any more, also when the newer one has ended")
    func overtaken() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(bytes.utf8.count, tokens).headers[.location])
            try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                try await outbound.write(head(address, tokens, at: 0, length: bytes.utf8.count))
                while server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                let half = String(bytes.prefix(50_000))
                #expect(try await client.append(half, at: 0, to: address, tokens).status == .noContent)
                try await outbound.write(ByteBuffer(string: "Z"))
                #expect(try await answer(inbound).hasPrefix("HTTP/1.1 409"))
            }
            #expect(try await client.offset(address, tokens) == 50_000)
            let rest = String(bytes.dropFirst(50_000))
            #expect(try await client.append(rest, at: 50_000, to: address, tokens).status == .noContent)
            #expect(try await content(address, client, tokens) == bytes)
        }
    }

    @Test("A piece with a checksum that never ends takes nothing back that was acknowledged to the next request")
    func unfinished() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(bytes.utf8.count, tokens).headers[.location])
            try await RawConnection.open(port: try #require(client.port)) { _, outbound in
                try await sendHalf(outbound, address, tokens, server)
                // What may still turn out to be wrong is not told.
                #expect(try await client.offset(address, tokens) == 0)
                #expect(try await client.append(bytes, at: 0, to: address, tokens).status == .noContent)
            }
            while !server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await client.offset(address, tokens) == bytes.utf8.count)
            #expect(try await content(address, client, tokens) == bytes)
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("A byte more on the old connection does no harm to the request that goes on, which has a checksum too")
    func oneByteMore() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let port = try #require(client.port)
            let address = try #require(try await client.begin(bytes.utf8.count, tokens).headers[.location])
            try await RawConnection.open(port: port) { oldInbound, old in
                try await sendHalf(old, address, tokens, server)
                try await RawConnection.open(port: port) { inbound, outbound in
                    try await outbound.write(head(address, tokens, at: 0, length: bytes.utf8.count, bytes))
                    try await outbound.write(ByteBuffer(string: String(bytes.prefix(60_000))))
                    try await arrived(60_000, server)
                    try await old.write(ByteBuffer(string: "Z"))
                    #expect(try await answer(oldInbound).hasPrefix("HTTP/1.1 409"))
                    try await outbound.write(ByteBuffer(string: String(bytes.dropFirst(60_000))))
                    #expect(try await answer(inbound).hasPrefix("HTTP/1.1 204"))
                }
            }
            #expect(try await client.offset(address, tokens) == bytes.utf8.count)
            #expect(try await content(address, client, tokens) == bytes)
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("Pieces with checksums follow each other, and a wrong one leaves the place where the next begins")
    func checkedPieces() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(bytes.utf8.count, tokens).headers[.location])
            let (first, second) = (String(bytes.prefix(40_000)), String(bytes.dropFirst(40_000)))
            let kept = try await client.append(first, at: 0, to: address, tokens, [.uploadChecksum: sha256(first)])
            #expect(kept.headers[.uploadOffset] == "40000")
            let wrong = try await client.append(
                second, at: 40_000, to: address, tokens, [.uploadChecksum: sha256(first)])
            #expect(try wrong.problem().code == .checksumMismatch)
            #expect(try await client.offset(address, tokens) == 40_000)
            #expect(try server.uploads().count == 1)
            let last = try await client.append(
                second, at: 40_000, to: address, tokens, [.uploadChecksum: sha256(second)])
            #expect(last.status == .noContent)
            #expect(try await content(address, client, tokens) == bytes)
        }
    }

    /// Sends the first half of a piece with a checksum, and returns when the server has it.
    private func sendHalf(
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ address: String, _ tokens: TokenResponse,
        _ server: TestServer
    ) async throws {
        try await outbound.write(head(address, tokens, at: 0, length: bytes.utf8.count, bytes))
        try await outbound.write(ByteBuffer(string: String(bytes.prefix(50_000))))
        try await arrived(50_000, server)
    }

    /// Returns when so many bytes are in one of the files of uploads.
    private func arrived(_ count: Int, _ server: TestServer) async throws {
        func isThere() throws -> Bool {
            try server.uploads().contains { name in
                let facts = try? FileManager.default.attributesOfItem(atPath: "\(server.folder)/media/uploads/\(name)")
                return facts?[.size] as? Int ?? 0 >= count
            }
        }
        while try !isThere() { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// The head of a request that appends, with the checksum of what it promises where one is given.
    private func head(
        _ address: String, _ tokens: TokenResponse, at offset: Int, length: Int, _ checked: String? = nil
    ) -> ByteBuffer {
        let checksum = checked.map { "Upload-Checksum: \(sha256($0))\r\n" } ?? ""
        return ByteBuffer(
            string: "PATCH \(address) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(tokens.accessToken)\r\n"
                + "Tus-Resumable: 1.0.0\r\nUpload-Offset: \(offset)\r\n\(checksum)"
                + "Content-Type: application/offset+octet-stream\r\nContent-Length: \(length)\r\n\r\n")
    }

    private func sha256(_ text: String) -> String {
        "sha256 \(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())"
    }

    /// The head of an answer.
    private func answer(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var text = ""
        for try await chunk in inbound {
            text += String(buffer: chunk)
            if text.contains("\r\n\r\n") { break }
        }
        return text
    }

    /// What a complete upload holds, by way of its analysis.
    private func content(
        _ address: String, _ client: any TestClientProtocol, _ tokens: TokenResponse
    ) async throws -> String {
        let view = try await client.analyze(address, tokens).decode(AnalysisView.self)
        let media = try await client.execute(
            uri: try #require(view.links.media), method: .get, headers: tokens.headers)
        return String(buffer: media.body)
    }
}
