import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
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

    @Test("Analyses that rest after a setback are work that is left: they count")
    func resting() async throws {
        let server = try TestServer {
            $0.roles = "api"
            $0.queueLimit = 1
        }
        try await server.application().test(.router) { client in
            let ann = try await client.signUp("ann@example.org")
            func send(_ text: String) async throws -> HTTPResponse.Status {
                try await client.post("/v1/analyses", TextSubmission(text: text), headers: ann.headers).status
            }
            #expect(try await send("one") == .accepted)
            let now = try await server.store.now()
            let job = try #require(try await server.store.claim(now: now, leaseUntil: now + 60, by: "worker"))
            try await server.store.setBack(
                id: job.id, fence: job.fence, by: Setback(.storeAway, at: now), chance: 1)
            #expect(try await send("two") == .serviceUnavailable)
            _ = try await server.store.cancel(id: job.id, owner: job.ownerID, at: now)
            #expect(try await send("three") == .accepted)
        }
    }
}
