import API
import BlobsFile
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Server
@testable import Signing

@Suite("Roles", .timeLimit(.minutes(20)))
struct RoleTests {
    @Test("A list names roles; nothing, and what is no role, is refused by its key")
    func list() throws {
        #expect(try Role.set("api, worker,housekeeping") == [.api, .worker, .housekeeping])
        #expect(try Role.set("inference") == [.inference])
        #expect(try Role.set("worker") == [.worker])
        for list in ["", " ", "api,cook", "API", "api,inference"] {
            let error = #expect(throws: ConfigurationError.self) { try Role.set(list) }
            #expect(error?.description.hasPrefix("roles:") == true)
        }
    }

    @Test("What an API process takes in, a worker with a staging folder of its own judges")
    func twoProcesses() async throws {
        let server = try TestServer { $0.roles = "api" }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let text = String(repeating: "the same words ", count: 8000)
            let queued = try await client.post(
                "/v1/analyses", text: text, headers: tokens.headers.merging([.contentType: "text/plain"])
            ).decode(AnalysisView.self)
            let begun = try #require(try await client.begin(text.utf8.count, tokens).headers[.location])
            #expect(try await client.append(text, at: 0, to: begun, tokens).status == .noContent)
            let waiting = try await client.execute(
                uri: "/v1/analyses/\(queued.id)", method: .get, headers: tokens.headers)
            #expect(try waiting.decode(AnalysisView.self).state == .queued, "nobody works here")

            try await server.elsewhere(roles: "worker,housekeeping").test(.live) { other in
                #expect(try await client.result("/v1/analyses/\(queued.id)", tokens.headers).state == .done)
                #expect(try await other.execute(uri: "/healthz/ready", method: .get).status == .ok)
                #expect(try await other.execute(uri: "/metrics", method: .get).status == .ok)
                for path in ["/", "/v1/analyses", "/v1/capabilities", "/.well-known/touchstone-keys.json"] {
                    let answer = try await other.execute(uri: path, method: .get, headers: tokens.headers)
                    #expect(answer.status == .notFound)
                }
                let housekeeper = MediaCustodian(
                    analyses: server.store, blobs: server.blobs, staging: try server.stagingElsewhere())
                try await housekeeper.sweepStaging(olderThan: -3600)
                try await housekeeper.sweep(olderThan: -3600)
            }
            let accepted = try await client.analyze(begun, tokens)
            #expect(accepted.status == .accepted, "another process's housekeeping leaves uploads alone")
        }
    }

    @Test("A resumable upload is owned by the process that began it; elsewhere it is gone")
    func resumable() async throws {
        let server = try TestServer { $0.roles = "api" }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            let begun = try #require(try await client.begin(5, tokens).headers[.location])
            try await server.elsewhere(roles: "api").test(.live) { other in
                let piece = try await other.append("words", at: 0, to: begun, tokens)
                #expect(piece.status == .gone)
                let analysis = try await other.analyze(begun, tokens)
                #expect(analysis.status == .gone)
            }
            #expect(try await client.append("words", at: 0, to: begun, tokens).status == .noContent)
            #expect(try await client.analyze(begun, tokens).status == .accepted)
        }
    }

    @Test("Tokens count in every process that has the same key, and in no other")
    func keys() async throws {
        let server = try TestServer { $0.roles = "api" }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            for (sharesKeys, status) in [(true, HTTPResponse.Status.ok), (false, .unauthorized)] {
                try await server.elsewhere(roles: "api", sharesKeys: sharesKeys).test(.live) { other in
                    let answer = try await other.execute(uri: "/v1/storage", method: .get, headers: tokens.headers)
                    #expect(answer.status == status)
                }
            }
        }
    }

    @Test("A limit on requests is each process's own")
    func rates() async throws {
        let server = try TestServer {
            $0.roles = "api"
            $0.requestsPerMinute = 3
        }
        try await server.application().test(.live) { client in
            let tokens = try await client.signUp("ann@example.org")
            @Sendable func asked(_ client: any TestClientProtocol) async throws -> HTTPResponse.Status {
                try await client.execute(uri: "/v1/storage", method: .get, headers: tokens.headers).status
            }
            for _ in 0..<3 { #expect(try await asked(client) == .ok) }
            #expect(try await asked(client) == .tooManyRequests)
            try await server.elsewhere(roles: "api").test(.live) { other in
                for _ in 0..<3 {
                    let status = try await asked(other)
                    #expect(status == .ok)
                }
                let status = try await asked(other)
                #expect(status == .tooManyRequests)
            }
        }
    }
}

extension TestServer {
    /// Another process over the same stores, with a staging folder of its own, and keys of its own or the same ones.
    fileprivate func elsewhere(roles: String, sharesKeys: Bool = true) async throws -> some ApplicationProtocol {
        var (configuration, dependencies) = (configuration, dependencies)
        configuration.roles = roles
        if !sharesKeys { configuration.dataFolder = "\(folder)/elsewhere" }
        dependencies.staging = try stagingElsewhere()
        return try await buildApplication(
            configuration: configuration, dependencies: dependencies, logger: TestServer.silence)
    }

    fileprivate func stagingElsewhere() throws -> Staging { try Staging(folder: "\(folder)/elsewhere/uploads") }
}
