import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("API keys over HTTP", .timeLimit(.minutes(20)))
struct KeyTests {
    @Test("A key is shown once, works as its scopes allow, and stops when it is deleted")
    func lifetime() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let made = try await client.make(APIKeyRequest(name: "reader", scopes: [.read]), tokens)
            #expect(made.status == .created)
            let view = try made.decode(APIKeyView.self)
            let key = try #require(view.key)
            #expect(key.hasPrefix("tsk_") && key.hasPrefix(view.prefix))
            let headers: HTTPFields = [.authorization: "Bearer \(key)"]

            let listed = try await client.execute(uri: "/v1/keys", method: .get, headers: tokens.headers)
            #expect(try listed.decode(Page<APIKeyView>.self).items.map(\.key) == [nil])
            #expect(!String(buffer: listed.body).contains(key))

            #expect(try await client.execute(uri: "/v1/analyses", method: .get, headers: headers).status == .ok)
            let writing = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: headers)
            #expect(try writing.problem().code == .forbidden)
            for uri in ["/v1/keys", "/v1/users/me", "/v1/auth/sessions", "/v1/admin/users"] {
                let response = try await client.execute(uri: uri, method: .get, headers: headers)
                #expect(try response.problem().code == .forbidden)
            }

            let gone = try await client.execute(uri: "/v1/keys/\(view.id)", method: .delete, headers: tokens.headers)
            #expect(gone.status == .noContent)
            let after = try await client.execute(uri: "/v1/analyses", method: .get, headers: headers)
            #expect(try after.problem().code == .unauthenticated)
        }
    }

    @Test("A key ends when it says so")
    func expiry() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let request = APIKeyRequest(name: "k", scopes: [.write], expires: server.clock.now + 60)
            let key = try await client.make(request, tokens).decode(APIKeyView.self).key ?? ""
            let headers: HTTPFields = [.authorization: "Bearer \(key)"]
            let text = TextSubmission(text: "a text")
            #expect(try await client.post("/v1/analyses", text, headers: headers).status == .accepted)
            server.clock.advance(60)
            #expect(try await client.post("/v1/analyses", text, headers: headers).status == .unauthorized)
        }
    }

    @Test("An account has at most fifty keys, however many are asked for at once")
    func limit() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let answers = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for number in 0..<150 {
                    group.addTask {
                        try await client.make(APIKeyRequest(name: "k\(number)", scopes: [.read]), tokens).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0 == .created } == 50)
            #expect(answers.count { $0 == .conflict } == 100)
            let refused = try await client.make(APIKeyRequest(name: "one more", scopes: [.read]), tokens).problem()
            #expect(refused.cause == .keyLimit)
        }
    }

    @Test("Keys that cannot be are refused, and others' keys are absent")
    func refusals() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            for request in [
                APIKeyRequest(name: "", scopes: [.read]), APIKeyRequest(name: "a\u{0}b", scopes: [.read]),
                APIKeyRequest(name: "k", scopes: []),
                APIKeyRequest(name: "k", scopes: [.read], expires: server.clock.now),
            ] {
                #expect(try await client.make(request, ann).problem().code == .invalidRequest)
            }
            let id = try await client.make(APIKeyRequest(name: "k", scopes: [.read]), ann).decode(APIKeyView.self).id
            let foreign = try await client.execute(uri: "/v1/keys/\(id)", method: .delete, headers: bob.headers)
            #expect(try foreign.problem().code == .notFound)
        }
    }
}

extension TestClientProtocol {
    fileprivate func make(_ request: APIKeyRequest, _ tokens: TokenResponse) async throws -> TestResponse {
        try await post("/v1/keys", request, headers: tokens.headers)
    }
}
