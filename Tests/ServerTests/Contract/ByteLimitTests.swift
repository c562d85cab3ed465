import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Limits of texts", .timeLimit(.minutes(20)))
struct ByteLimitTests {
    /// One Character of many bytes.
    private let heap = "a" + String(repeating: "\u{301}", count: 5000)

    @Test("A note, a key's name and a search are limited by their bytes")
    func bytes() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let made = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: headers)
            let address = try #require(made.headers[.location])
            for (note, status) in [
                (heap, HTTPResponse.Status.badRequest), (String(repeating: "猫", count: 1000), .noContent),
                (String(repeating: "a", count: 4001), .badRequest),
            ] {
                let answer = try await client.post(
                    "\(address)/feedback", FeedbackRequest(label: .real, note: note), headers: headers)
                #expect(answer.status == status)
            }
            let key = try await client.post("/v1/keys", APIKeyRequest(name: heap, scopes: [.read]), headers: headers)
            #expect(try key.problem().cause == .keyName)
            let query = "a" + String(repeating: "%CC%81", count: 200)
            let search = try await client.execute(uri: "/v1/analyses?q=\(query)", method: .get, headers: headers)
            #expect(try search.problem().code == .invalidRequest)
        }
    }

    @Test("Sixty notes of the largest size make a list of less than two megabytes")
    func list() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            // Each of its bytes takes six in JSON.
            let note = String(repeating: "\u{1}", count: FeedbackRequest.noteLimit)
            for number in 0..<60 {
                let made = try await client.post("/v1/analyses", TextSubmission(text: "\(number)"), headers: headers)
                let address = try #require(made.headers[.location])
                _ = try await client.post(
                    "\(address)/feedback", FeedbackRequest(label: .real, note: note), headers: headers)
            }
            let page = try await client.execute(uri: "/v1/analyses?limit=60", method: .get, headers: headers)
            #expect(page.body.readableBytes < 2_000_000)
        }
    }
}
