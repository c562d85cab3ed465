import AsyncHTTPClient
import DetectionCore
import BlobsFile
import NIOCore
import NIOHTTP1
import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Uploads over a socket", .timeLimit(.minutes(20)))
struct LiveUploadTests {
    private func head(_ tokens: TokenResponse, _ fields: String) -> String {
        "POST /v1/analyses HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(tokens.accessToken)\r\n\(fields)\r\n\r\n"
    }

    @Test(
        "A body that stops half way leaves nothing behind, and the next request is served",
        arguments: ["Content-Length: 100000", "Transfer-Encoding: chunked"])
    func halfBody(fields: String) async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let port = try #require(client.port)
            // More than is held in memory.
            let bytes = String(repeating: "a", count: 70_000)
            let body = fields.hasPrefix("Transfer") ? "11170\r\n\(bytes)\r\n" : bytes
            try await RawConnection.open(port: port) { _, outbound in
                try await outbound.write(ByteBuffer(string: head(tokens, fields) + body))
                while server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            }
            while !server.openUploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let page = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            #expect(try page.decode(Page<AnalysisView>.self).items.isEmpty)
            #expect(try server.uploads().isEmpty)
            #expect(try await server.media().isEmpty)
        }
    }

    @Test("An announced length above the limit is refused before the body is sent")
    func announced() async throws {
        let server = try TestServer { $0.maxUploadBytes = 1000 }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let answer = try await RawConnection.exchange(
                port: try #require(client.port), head(tokens, "Content-Length: 1001")
            ) { $0.contains("too_large") }
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("A body of unknown length is cut off at the limit")
    func unannounced() async throws {
        let server = try TestServer { $0.maxUploadBytes = 1000 }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let chunk = "400\r\n\(String(repeating: "a", count: 0x400))\r\n"
            let answer = try await RawConnection.exchange(
                port: try #require(client.port), head(tokens, "Transfer-Encoding: chunked") + chunk
            ) { $0.contains("too_large") }
            #expect(answer.hasPrefix("HTTP/1.1 413"))
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("A client that asks whether to go on is told so at once")
    func expectContinue() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let answer = try await RawConnection.open(port: try #require(client.port)) { inbound, outbound in
                let fields =
                    "Content-Type: text/plain\r\nContent-Length: 5\r\nExpect: 100-continue\r\nConnection: close"
                try await outbound.write(ByteBuffer(string: head(tokens, fields)))
                var answer = ""
                var isSent = false
                for try await chunk in inbound {
                    answer += String(buffer: chunk)
                    if answer.contains("100 Continue"), !isSent {
                        isSent = true
                        try await outbound.write(ByteBuffer(string: "hello"))
                    }
                    if answer.contains("\"queued\"") { break }
                }
                return answer
            }
            #expect(answer.contains("HTTP/1.1 202"))
        }
    }

    @Test("Large uploads at the same time arrive whole")
    func parallel() async throws {
        let server = try TestServer()
        try await server.application().test(.live) { client in
            let bearer = try await client.signUp("ann@example.org").headers[.authorization]
            let address = "http://localhost:\(try #require(client.port))"
            try await withThrowingTaskGroup { group in
                for number in 0..<4 {
                    group.addTask {
                        let body = ByteBuffer(repeating: UInt8(ascii: "a") + UInt8(number), count: 3_000_000 + number)
                        var upload = HTTPClientRequest(url: address + "/v1/analyses")
                        upload.method = .POST
                        upload.headers = ["Content-Type": "text/plain", "Authorization": bearer ?? ""]
                        upload.body = .bytes(body)
                        let view = try ReportCoding.decoder().decode(
                            AnalysisView.self, from: Data(try await answer(upload).readableBytesView))
                        #expect(view.media.bytes == body.readableBytes)
                        var download = HTTPClientRequest(url: address + (try #require(view.links.media)))
                        download.headers = ["Authorization": bearer ?? ""]
                        #expect(try await answer(download) == body)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The body of an answer; a machine that is busy with other tests may take its time.
    private func answer(_ request: HTTPClientRequest) async throws -> ByteBuffer {
        let response = try await HTTPClient.shared.execute(request, timeout: .minutes(10))
        return try await response.body.collect(upTo: 4_000_000)
    }
}
