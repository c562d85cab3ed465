import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Testing

@testable import DetectionCore
@testable import Server

@Suite("Running again over HTTP", .timeLimit(.minutes(20)))
struct LifecycleFlowTests {
    @Test("A failed analysis is tried again, a done one is run again beside its first report")
    func again() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            func submit(_ text: String) async throws -> String {
                let accepted = try await client.post(
                    "/v1/analyses", TextSubmission(text: text), headers: tokens.headers)
                let address = try #require(accepted.headers[.location])
                _ = try await client.result(address, tokens.headers)
                return address
            }
            func post(_ address: String) async throws -> TestResponse {
                try await client.execute(uri: address, method: .post, headers: tokens.headers)
            }
            let failed = try await submit("broken")
            #expect(try await post("\(failed)/rerun").problem().code == .conflict)
            #expect(try await post("\(failed)/cancel").problem().code == .conflict)
            #expect(try await post("\(failed)/retry").status == .accepted)
            #expect(try await client.result(failed, tokens.headers).state == .failed)

            let done = try await submit("a text")
            #expect(try await post("\(done)/retry").problem().code == .conflict)
            #expect(try await post("\(done)/rerun").status == .accepted)
            let view = try await client.result(done, tokens.headers)
            #expect(view.previous?.verdict == .synthetic)
            let changes = try #require(view.changes)
            #expect(changes.verdictBefore == changes.verdictNow)
            #expect(changes.detectors.isEmpty)
        }
    }

    @Test("What an owner says about a medium is kept with it")
    func feedback() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            let remark = FeedbackRequest(label: .real, note: "I wrote it.")
            let kept = try await client.post("\(address)/feedback", remark, headers: tokens.headers)
            #expect(kept.status == .noContent)
            #expect(try await client.result(address, tokens.headers).feedback == remark)
            let long = FeedbackRequest(label: .real, note: String(repeating: "x", count: 4001))
            let refused = try await client.post("\(address)/feedback", long, headers: tokens.headers)
            #expect(try refused.problem().code == .invalidRequest)
        }
    }

    @Test("Changes name the detectors that answer differently")
    func changes() throws {
        func report(_ evidence: [Evidence]) -> Report {
            let decision = Decision(
                verdict: .uncertain, reason: nil, probability: 0.5, interval: nil, llr: 0, operatingPoint: nil,
                evidence: evidence, coverage: 1, conflicts: [])
            return Report(
                id: "a", created: Date(timeIntervalSince1970: 0), finished: Date(timeIntervalSince1970: 1),
                media: MediaDescription(kind: .text, format: .text, bytes: 1, sha256: ""), decision: decision,
                claims: [], warnings: [], engine: .init(version: "0", models: [:]))
        }
        func evidence(_ id: String, _ llr: Double, digest: String = "d") -> Evidence {
            Evidence(
                detector: id, version: "1", digest: digest, state: .done, score: 0, llr: llr, explanation: "It says so."
            )
        }
        let changes = ChangeView(
            from: report([evidence("same", 1), evidence("moved", 1), evidence("gone", 1)]),
            to: report([evidence("same", 1), evidence("moved", 2), evidence("model", 1, digest: "e")]))
        #expect(changes.detectors.map(\.id) == ["gone", "model", "moved"])
        #expect(changes.detectors.map(\.llrNow) == [nil, 1, 2])
    }

    @Test("The same request with the same key makes one analysis, also 50 times at once")
    func idempotency() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            func submit(_ text: String, key: String) async throws -> TestResponse {
                var headers = tokens.headers
                headers[.idempotencyKey] = key
                return try await client.post("/v1/analyses", TextSubmission(text: text), headers: headers)
            }
            let ids = try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask { try await submit("a text", key: "one").decode(AnalysisView.self).id }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            let repeated = try await submit("a text", key: "one")
            #expect(repeated.headers[.idempotentReplayed] == "true")
            #expect(try await submit("another", key: "one").problem().code == .keyReused)
            #expect(try await submit("another", key: "ungültig").problem().code == .invalidRequest)
            #expect(try await submit("another", key: "two").decode(AnalysisView.self).id != ids.first)
            #expect(try await server.media().count == 2)
            #expect(try server.uploads().isEmpty)

            let address = try #require(repeated.headers[.location])
            _ = try await client.result(address, tokens.headers)
            _ = try await client.execute(uri: address, method: .delete, headers: tokens.headers)
            #expect(try await submit("a text", key: "one").problem().code == .gone)
            #expect(try await server.media().count == 1)
        }
    }
}
