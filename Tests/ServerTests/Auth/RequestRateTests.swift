import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Requests of one account", .timeLimit(.minutes(20)))
struct RequestRateTests {
    @Test("Are counted down on every answer, refused when none is left, and come back with time")
    func limit() async throws {
        let server = try TestServer { $0.requestsPerMinute = 3 }
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            func ask(_ tokens: TokenResponse) async throws -> TestResponse {
                try await client.execute(uri: "/v1/analyses/none", method: .get, headers: tokens.headers)
            }
            for left in ["2", "1", "0"] {
                let answer = try await ask(ann)
                #expect(answer.status == .notFound)
                #expect(answer.headers[.rateLimitLimit] == "3")
                #expect(answer.headers[.rateLimitRemaining] == left)
            }
            let refused = try await ask(ann)
            #expect(try refused.problem().code == .rateLimited)
            #expect(refused.headers[.retryAfter] == "20")
            #expect(refused.headers[.rateLimitReset] == "60")
            #expect(try await ask(bob).status == .notFound)
            server.clock.advance(20)
            #expect(try await ask(ann).status == .notFound)
        }
    }
}
