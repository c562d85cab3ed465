import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Storage
import Testing

@testable import Server

@Suite("Small uploads", .timeLimit(.minutes(20)))
struct SmallUploadTests {
    @Test("A choice in the query that is misspelt or said twice is refused, so that nothing is kept by mistake")
    func query() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = "text/plain"
            for (query, word) in [
                ("retentoin=ephemeral", "retentoin"), ("retention=keep&retention=ephemeral", "twice"), ("foo=1", "foo"),
            ] {
                let answer = try await client.execute(
                    uri: "/v1/analyses?\(query)", method: .post, headers: headers, body: ByteBuffer(string: "a text"))
                #expect(answer.status == .badRequest, "\(query)")
                #expect(String(buffer: answer.body).contains(word), "\(query)")
            }
            #expect(try await server.media().isEmpty)
        }
    }

    @Test(
        "Live in the database up to the bound and are files from there on, and come back alike, whole and in ranges",
        arguments: [
            (1, false), (MediumContent.inlineLimit - 1, false), (MediumContent.inlineLimit, false),
            (MediumContent.inlineLimit + 1, true), (3 * MediumContent.inlineLimit, true),
        ])
    func bound(count: Int, isFile: Bool) async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let bytes = (0..<count).map { _ in UInt8.random(in: 1...127) }
            var headers = tokens.headers
            headers[.contentType] = "text/plain"
            let accepted = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: bytes))
            let media = try #require(try accepted.decode(AnalysisView.self).links.media)
            #expect(try await server.blobs.keys().count == (isFile ? 1 : 0))
            #expect(try await server.media().count == 1)
            #expect(try server.uploads().isEmpty)
            func download(_ range: String?) async throws -> TestResponse {
                var headers = tokens.headers
                headers[.range] = range
                return try await client.execute(uri: media, method: .get, headers: headers)
            }
            #expect(try await Array(buffer: download(nil).body) == bytes)
            let middle = try await download("bytes=\(count / 3)-\(count / 2)")
            #expect(middle.status == .partialContent)
            #expect(middle.headers[.contentRange] == "bytes \(count / 3)-\(count / 2)/\(count)")
            #expect(Array(buffer: middle.body) == Array(bytes[(count / 3)...(count / 2)]))
            #expect(try await Array(buffer: download("bytes=-1").body) == [bytes[count - 1]])
            #expect(try await download("bytes=\(count)-").status == .rangeNotSatisfiable)
        }
    }

    @Test("In a form, as JSON and as a body, the same bytes are stored")
    func ways() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let form = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nsome words\r\n--b--\r\n"
            for (type, body) in [
                ("text/plain", "some words"), ("application/json", #"{"text":"some words"}"#),
                ("multipart/form-data; boundary=b", form),
            ] {
                var headers = tokens.headers
                headers[.contentType] = type
                let accepted = try await client.post("/v1/analyses", text: body, headers: headers)
                #expect(accepted.status == .accepted, "\(type)")
            }
            let media = try await server.media()
            #expect(media.count == 3 && Set(media).count == 1)
            #expect(try await server.blobs.keys().isEmpty)
            #expect(try await client.storage(tokens).used == 30)
        }
    }

    @Test("Each is told how many came before it, also when many come at once")
    func positions() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            for number in 0..<5 {
                server.clock.advance(0.001)
                let view = try await client.post(
                    "/v1/analyses", TextSubmission(text: "text \(number)"), headers: tokens.headers
                ).decode(AnalysisView.self)
                #expect(view.queue?.ahead == number)
            }
        }
    }
}
