import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Storage
import StorageSQLite
import Testing

@testable import Server

@Suite("The storage limit over HTTP", .timeLimit(.minutes(20)))
struct StorageFlowTests {
    private let text = String(repeating: "x", count: 40)

    @Test("A full store still analyses, holds the report, and keeps it once room was made")
    func fullStore() async throws {
        let server = try TestServer { $0.storageBytes = 100 }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            var ids: [String] = []
            for _ in 0..<2 { ids.append(try await client.submit(text, tokens).decode(AnalysisView.self).id) }

            let refused = try await client.submit(text, tokens)
            #expect(refused.status.code == 507)
            let problem = try refused.problem()
            #expect(problem.code == .quotaExceeded)
            let shortage = try #require(problem.shortage)
            #expect((shortage.used, shortage.limit) == (80, 100))
            #expect((shortage.needed, shortage.shortfall) == (40, 20))
            #expect(shortage.heldUntil == server.clock.now + 86_400)
            #expect(shortage.suggestions.map(\.rule) == ["oldest", "largest"])
            let address = try #require(shortage.analysis)
            #expect(refused.headers[.location] == address)

            let held = try await client.result(address, tokens.headers)
            #expect(held.report != nil)
            #expect(held.retention == RetentionView(mode: .held, until: shortage.heldUntil))

            let suggestion = try #require(shortage.suggestions.first)
            let cleared = try await client.post(
                "/v1/storage/clear", ClearRequest(analyses: suggestion.analyses, thenKeep: held.id),
                headers: tokens.headers
            ).decode(ClearedView.self)
            #expect(cleared.deleted == 1)
            #expect(cleared.freed == 40)
            #expect(cleared.storage.used == 80)
            #expect(try await client.result(address, tokens.headers).retention == RetentionView(mode: .keep))
            let left = try await client.history(tokens).items.map(\.id)
            #expect(Set(left) == Set(ids + [held.id]).subtracting(suggestion.analyses))
        }
    }

    @Test("Clearing too little, somebody else's or what is to be kept deletes nothing")
    func clearingRefused() async throws {
        let server = try TestServer { $0.storageBytes = 100 }
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            let short = try await client.submit("short", ann).decode(AnalysisView.self).id
            let long = try await client.submit(String(repeating: "y", count: 90), ann).decode(AnalysisView.self).id
            let bobs = try await client.submit(text, bob).decode(AnalysisView.self).id
            let held = try #require(try await client.submit(text, ann).problem().shortage?.analysis)
            let heldID = String(held.split(separator: "/").last ?? "")
            for (request, code) in [
                (ClearRequest(analyses: [short], thenKeep: heldID), ProblemCode.quotaExceeded),
                (ClearRequest(analyses: [long, bobs]), .notFound),
                (ClearRequest(analyses: [long], thenKeep: bobs), .notFound),
                (ClearRequest(analyses: [long], thenKeep: long), .invalidRequest),
                (ClearRequest(analyses: (0...1000).map(String.init)), .invalidRequest),
            ] {
                let response = try await client.post("/v1/storage/clear", request, headers: ann.headers)
                #expect(try response.problem().code == code)
            }
            #expect(try await client.storage(ann).files == 2)
            #expect(try await client.storage(bob).files == 1)
        }
    }

    @Test("What could be neither kept nor held is refused before its bytes are read")
    func refusedEarly() async throws {
        let server = try TestServer { ($0.storageBytes, $0.holdBytes) = (100, 0) }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let response = try await client.submit(String(repeating: "x", count: 200), tokens)
            #expect(try response.problem().shortage?.analysis == nil)
            #expect(response.headers[.connection] == "close")
            #expect(try server.uploads().isEmpty)
            #expect(try await server.media().isEmpty)
            #expect(try await client.storage(tokens).used == 0)
        }
    }

    @Test("200 uploads at once never exceed the limit")
    func parallelUploads() async throws {
        let server = try TestServer { ($0.storageBytes, $0.holdBytes) = (400, 0) }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await withThrowingTaskGroup { group in
                for _ in 0..<200 {
                    group.addTask { try await client.submit(text, tokens).status == .accepted }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(accepted == 10)
            let storage = try await client.storage(tokens)
            #expect(storage.used == 400)
            #expect(storage.files == 10)
            #expect(storage.kinds == [.init(kind: "text", bytes: 400, files: 10)])
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("Ephemeral analyses lose their medium when they end and their report a day later")
    func ephemeral() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let accepted = try await client.post(
                "/v1/analyses", TextSubmission(text: text, retention: .ephemeral), headers: tokens.headers)
            let address = try #require(accepted.headers[.location])
            #expect(try await client.result(address, tokens.headers).state == .done)
            while try await !server.media().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let view = try await client.result(address, tokens.headers)
            #expect(view.links.media == nil)
            #expect(view.retention == RetentionView(mode: .ephemeral, until: server.clock.now + 86_400))
            #expect(try await client.storage(tokens).used == 0)
            let owner = try #require(try await server.store.user(email: "ann@example.org")).id
            server.clock.advance(86_400)
            while try await server.store.analysis(id: view.id, owner: owner) != nil {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test("An analysis is kept, kept for a time, or discarded with its medium")
    func retention() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.submit(text, tokens).headers[.location])
            _ = try await client.result(address, tokens.headers)
            let until = server.clock.now + 3600
            let kept = try await client.retain(address, RetentionRequest(mode: .keep, until: until), tokens)
            #expect(try kept.decode(AnalysisView.self).retention == RetentionView(mode: .keep, until: until))

            let discarded = try await client.retain(address, RetentionRequest(mode: .discard), tokens)
            #expect(try discarded.decode(AnalysisView.self).links.media == nil)
            #expect(try await server.media().isEmpty)

            let again = try await client.retain(address, RetentionRequest(mode: .keep), tokens)
            #expect(try again.decode(AnalysisView.self).retention == RetentionView(mode: .keep))
            #expect(try await client.storage(tokens).used == 0)
            #expect(try await client.storage(tokens).files == 1)
        }
    }

    @Test("A retention that cannot be is refused")
    func badRetention() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.submit(text, tokens).headers[.location])
            for request in [
                RetentionRequest(mode: .keep, until: server.clock.now),
                RetentionRequest(mode: .discard, until: .distantFuture),
            ] {
                #expect(try await client.retain(address, request, tokens).problem().code == .invalidRequest)
            }
            for query in [
                "retention=held", "retention=x", "until=tomorrow", "retention=ephemeral&until=2030-01-01T00:00:00Z",
            ] {
                let response = try await client.post("/v1/analyses?\(query)", text: text, headers: tokens.headers)
                #expect(try response.problem().code == .invalidRequest)
            }
            let foreign = try await client.retain("/v1/analyses/none", RetentionRequest(mode: .keep), tokens)
            #expect(try foreign.problem().code == .notFound)
        }
    }

    @Test(
        "What is larger than any upload may be is too large, not a full store",
        arguments: ["image/png", "multipart/form-data; boundary=x", "application/json"])
    func largerThanAny(type: String) async throws {
        let server = try TestServer { ($0.maxUploadBytes, $0.storageBytes, $0.holdBytes) = (1000, 100, 100) }
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = type
            headers[.contentLength] = "2000000000"
            let response = try await client.execute(uri: "/v1/analyses", method: .post, headers: headers)
            #expect(try response.problem().code == .tooLarge)
        }
    }
}

extension TestClientProtocol {
    fileprivate func submit(_ text: String, _ tokens: TokenResponse) async throws -> TestResponse {
        var headers = tokens.headers
        headers[.contentType] = "text/plain"
        headers[.contentLength] = String(text.utf8.count)
        return try await post("/v1/analyses", text: text, headers: headers)
    }

    fileprivate func retain(
        _ address: String, _ request: RetentionRequest, _ tokens: TokenResponse
    ) async throws -> TestResponse {
        try await send(.put, "\(address)/retention", request, headers: tokens.headers)
    }

    fileprivate func history(_ tokens: TokenResponse) async throws -> Page<AnalysisView> {
        try await execute(uri: "/v1/analyses", method: .get, headers: tokens.headers).decode(Page<AnalysisView>.self)
    }
}
