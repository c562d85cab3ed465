import API
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Server

extension HTTPFields {
    fileprivate func adding(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
        var fields = self
        fields[name] = value
        return fields
    }
}

@Suite("Jobs as their owners see them", .timeLimit(.minutes(20)))
struct JobFlowTests {
    @Test("A client says that nobody waits for an analysis; the others go first, and what is run again comes last")
    func priorities() async throws {
        let gate = Gate()
        let server = try TestServer(analyzer: FakeAnalyzer(gate: gate)) { $0.jobs = 1 }
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            var form = headers
            form[.contentType] = "multipart/form-data; boundary=b"
            func view(_ response: TestResponse) throws -> AnalysisView {
                server.clock.advance(1)
                return try response.decode(AnalysisView.self)
            }
            let first = try view(try await client.post("/v1/analyses", TextSubmission(text: "first"), headers: headers))
            _ = try await client.evidence(first.links.`self`, headers)
            let batch = TextSubmission(text: "batch", priority: .batch)
            let waiting = try view(try await client.post("/v1/analyses", batch, headers: headers))
            #expect(waiting.priority == .batch && waiting.queue?.ahead == 0 && waiting.queue?.retryAt == nil)
            let now = try view(try await client.post("/v1/analyses", TextSubmission(text: "now"), headers: headers))
            #expect(now.priority == .interactive && now.queue?.ahead == 0)
            let raw = try view(
                try await client.execute(
                    uri: "/v1/analyses?priority=batch", method: .post, headers: headers,
                    body: ByteBuffer(string: "a raw text")))
            #expect(raw.priority == .batch && raw.queue?.ahead == 2)
            let part = "--b\r\ncontent-disposition: form-data; name="
            let body = "\(part)\"priority\"\r\n\r\nbatch\r\n\(part)\"text\"\r\n\r\na form\r\n--b--\r\n"
            let formed = try view(
                try await client.execute(
                    uri: "/v1/analyses", method: .post, headers: form, body: ByteBuffer(string: body)))
            #expect(formed.priority == .batch && formed.queue?.ahead == 3)
            for wrong in ["rerun", "urgent"] {
                let refused = try await client.execute(
                    uri: "/v1/analyses?priority=\(wrong)", method: .post, headers: headers,
                    body: ByteBuffer(string: "a text"))
                #expect(try refused.problem().code == .invalidRequest)
            }
            gate.open()
            _ = try await client.result(first.links.`self`, headers)
            let again = try await client.execute(
                uri: "\(first.links.`self`)/rerun", method: .post, headers: headers)
            #expect(try view(again).priority == .rerun)
            _ = try await client.result(first.links.`self`, headers)
        }
    }

    @Test("The last tenth of the queue is for interactive analyses; a refused one leaves no bytes behind")
    func lastTenth() async throws {
        let server = try TestServer {
            $0.roles = "api,housekeeping"
            $0.queueLimit = 10
        }
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            for number in 0..<9 {
                let body = TextSubmission(text: "text \(number)", priority: .batch)
                #expect(try await client.post("/v1/analyses", body, headers: headers).status == .accepted)
            }
            let refused = try await client.post(
                "/v1/analyses", TextSubmission(text: String(repeating: "long ", count: 30_000), priority: .batch),
                headers: headers)
            #expect(refused.status == .serviceUnavailable && refused.headers[.retryAfter] == "60")
            #expect(try server.uploads().isEmpty)
            #expect(try await server.blobs.keys().isEmpty)
            let early = try await client.execute(
                uri: "/v1/analyses?priority=batch", method: .post, headers: headers, body: ByteBuffer(string: "a text"))
            #expect(early.status == .serviceUnavailable)
            let now = try await client.post("/v1/analyses", TextSubmission(text: "now"), headers: headers)
            #expect(now.status == .accepted)
            let full = try await client.post("/v1/analyses", TextSubmission(text: "full"), headers: headers)
            #expect(full.status == .serviceUnavailable)
        }
    }

    @Test(
        "An owner sees when a job is tried again, and why it was given up; metrics count it, and it can be tried again")
    func dead() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let accepted = try await client.post("/v1/analyses", TextSubmission(text: "a text"), headers: headers)
            let address = try #require(accepted.headers[.location])
            func view() async throws -> AnalysisView {
                try await client.execute(uri: address, method: .get, headers: headers).decode(AnalysisView.self)
            }
            func setBack(_ reason: Setback.Reason) async throws {
                let job = try #require(
                    try await server.store.claim(now: server.clock.now, leaseUntil: server.clock.now, by: "worker"))
                try await server.store.setBack(
                    id: job.id, fence: job.fence, by: Setback(reason, at: server.clock.now, words: "/secret/disk"),
                    chance: 1)
            }
            try await setBack(.mediumUnreadable)
            let resting = try await view()
            #expect(resting.state == .queued && resting.queue?.ahead == 0)
            #expect(resting.queue?.retryAt == server.clock.now + 5)
            let later = headers.adding(.lastEventID, "1.9")
            async let stream = client.execute(uri: "\(address)/events", method: .get, headers: later)
            // As long as each rest may be; together less than the token lives.
            for rest in [5, 20, 80, 320] as [TimeInterval] {
                server.clock.advance(rest)
                try await setBack(.mediumUnreadable)
            }
            let text = String(buffer: try await stream.body)
            #expect(text.contains("event: failed") && text.contains("gave_up"))
            let dead = try await view()
            #expect(dead.state == .failed && dead.error?.code == .gaveUp && dead.queue == nil)
            #expect(dead.error?.message.contains("secret") == false)
            let page = try await client.execute(uri: "/v1/analyses?state=failed", method: .get, headers: headers)
                .decode(Page<AnalysisView>.self)
            #expect(page.items.map(\.error?.code) == [.gaveUp])
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            if metrics.status == .ok { #expect(String(buffer: metrics.body).contains("touchstone_jobs_dead 1")) }
            let again = try await client.execute(uri: "\(address)/retry", method: .post, headers: headers)
            #expect(try again.decode(AnalysisView.self).state == .queued)
        }
    }
}
