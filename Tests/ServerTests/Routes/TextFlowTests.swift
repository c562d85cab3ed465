import API
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("The text of a medium over HTTP", .timeLimit(.minutes(20)))
struct TextFlowTests {
    @Test("A text comes as the detectors read it, to its owner alone, as long as there is the medium")
    func text() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            var headers = ann.headers
            headers[.contentType] = "text/plain"
            let bytes = Array("One caf".utf8) + [0xe9] + Array(", two of them".utf8)
            let accepted = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: bytes))
            let view = try await client.result(try #require(accepted.headers[.location]), ann.headers)
            let link = try #require(view.links.text)
            let answer = try await client.execute(uri: link, method: .get, headers: ann.headers)
            #expect(String(buffer: answer.body) == "One café, two of them")
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(answer.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
            let foreign = try await client.execute(uri: link, method: .get, headers: bob.headers)
            let absent = try await client.execute(uri: "/v1/analyses/none/text", method: .get, headers: bob.headers)
            #expect(foreign.status == .notFound && foreign.body == absent.body)
            _ = try await client.execute(uri: view.links.`self`, method: .delete, headers: ann.headers)
            #expect(try await client.execute(uri: link, method: .get, headers: ann.headers).status == .notFound)
        }
    }

    @Test("A picture has none, and says so")
    func picture() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            var headers = ann.headers
            headers[.contentType] = "image/png"
            let accepted = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: SamplePNG.bytes))
            let view = try await client.result(try #require(accepted.headers[.location]), ann.headers)
            #expect(view.links.text == nil)
            let answer = try await client.execute(
                uri: "\(view.links.`self`)/text", method: .get, headers: ann.headers)
            #expect(try answer.problem().detail.hasPrefix("This analysis has no text"))
        }
    }
}
