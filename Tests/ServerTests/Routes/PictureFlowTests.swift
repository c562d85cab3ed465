import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("Thumbnails and overlays over HTTP", .timeLimit(.minutes(20)))
struct PictureFlowTests {
    @Test("A picture's are linked once there are any, come as downloads, and go with the analysis")
    func pictures() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            var headers = ann.headers
            headers[.contentType] = "image/png"
            let accepted = try await client.execute(
                uri: "/v1/analyses", method: .post, headers: headers, body: ByteBuffer(bytes: SamplePNG.bytes))
            let view = try await client.result(try #require(accepted.headers[.location]), ann.headers)
            let links = [try #require(view.links.thumbnail), try #require(view.links.overlay)]
            for (link, type) in zip(links, ["image/jpeg", "image/png"]) {
                let answer = try await client.execute(uri: link, method: .get, headers: ann.headers)
                #expect(answer.headers[.contentType] == type)
                #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                #expect(answer.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                let foreign = try await client.execute(uri: link, method: .get, headers: bob.headers)
                let absent = try await client.execute(
                    uri: "/v1/analyses/none/\(link.split(separator: "/").last ?? "")", method: .get,
                    headers: bob.headers)
                #expect(foreign.status == .notFound && foreign.body == absent.body)
            }
            _ = try await client.execute(uri: view.links.`self`, method: .delete, headers: ann.headers)
            for link in links {
                #expect(try await client.execute(uri: link, method: .get, headers: ann.headers).status == .notFound)
            }
        }
    }

    @Test("A text has neither, and says so")
    func text() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            let view = try await client.result(address, tokens.headers)
            #expect(view.links.thumbnail == nil && view.links.overlay == nil)
            for name in ["thumbnail", "overlay"] {
                let answer = try await client.execute(uri: "\(address)/\(name)", method: .get, headers: tokens.headers)
                #expect(try answer.problem().detail.hasPrefix("This analysis has no \(name)"))
            }
        }
    }
}
