import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("A full queue", .timeLimit(.minutes(20)))
struct QueueLimitTests {
    @Test("New analyses are put off with a time to come again; when one has left the queue, the next is accepted")
    func limit() async throws {
        let server = try TestServer {
            $0.roles = "api,housekeeping"
            $0.queueLimit = 2
        }
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            let ben = try await client.signUp("ben@example.org")
            var made: [String] = []
            for (person, text) in [(ann, "one"), (ben, "two")] {
                let accepted = try await client.post(
                    "/v1/analyses", TextSubmission(text: text), headers: person.headers)
                #expect(accepted.status == .accepted)
                made.append(try accepted.decode(AnalysisView.self).id)
            }
            let refused = try await client.post("/v1/analyses", TextSubmission(text: "three"), headers: ann.headers)
            #expect(refused.status == .serviceUnavailable)
            #expect(try refused.problem().code == .busy)
            #expect(refused.headers[.retryAfter] == "60")
            let cancelled = try await client.execute(
                uri: "/v1/analyses/\(made[0])/cancel", method: .post, headers: ann.headers)
            #expect(cancelled.status == .ok)
            let later = try await client.post("/v1/analyses", TextSubmission(text: "three"), headers: ann.headers)
            #expect(later.status == .accepted)
        }
    }
}
