import API
import DetectionCore
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

@Suite("Keys that change while the server runs", .timeLimit(.minutes(20)))
struct KeyRotationTests {
    private let server: TestServer

    init() throws { server = try TestServer { $0.keyInterval = .milliseconds(5) } }

    /// The tokens of a new account, once they are signed by a key, as they are soon after a rotation.
    private func signUp(until key: String, _ client: some TestClientProtocol) async throws -> TokenResponse {
        while true {
            let tokens = try await client.signUp("\(UUID().uuidString)@example.org")
            let header = tokens.accessToken.split(separator: ".").first.flatMap { Base64URL.decode($0) }
            if String(decoding: header ?? Data(), as: UTF8.self).contains(key) { return tokens }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func status(_ tokens: TokenResponse, _ client: some TestClientProtocol) async throws -> Int {
        try await client.execute(uri: "/v1/users/me", method: .get, headers: tokens.headers).status.code
    }

    private func refresh(_ tokens: TokenResponse, _ client: some TestClientProtocol) async throws -> TokenResponse? {
        let answer = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: tokens.refreshToken))
        return answer.status == .ok ? try answer.decode(TokenResponse.self) : nil
    }

    @Test("A new key of sessions signs, and whoever is signed in stays so")
    func sessions() async throws {
        try await server.application().test(.router) { client in
            let old = try await client.signUp("ann@example.org")
            let given = try #require(try await refresh(old, client))
            let keys = try SessionKeys.rotate(folder: server.folder, endingSessions: false)
            _ = try await signUp(until: keys.currentID, client)
            #expect(try await status(given, client) == 200)
            #expect(try await refresh(old, client)?.refreshToken == given.refreshToken)
            let moved = try #require(try await refresh(given, client))
            #expect(try await status(moved, client) == 200)
            server.clock.advance(SessionRule.grace)
            // A token of the old key that was used before is still known as such: it ends its session.
            #expect(try await refresh(given, client) == nil)
            #expect(try await status(moved, client) == 401)
        }
    }

    @Test("A rotation after a theft ends every session")
    func theft() async throws {
        try await server.application().test(.router) { client in
            let old = try await client.signUp("ann@example.org")
            _ = try SessionKeys.rotate(folder: server.folder, endingSessions: false)
            let keys = try SessionKeys.rotate(folder: server.folder, endingSessions: true)
            let fresh = try await signUp(until: keys.currentID, client)
            #expect(try await status(old, client) == 401)
            #expect(try await refresh(old, client) == nil)
            #expect(try await status(fresh, client) == 200)
        }
    }

    @Test("A new key of reports signs the next one, and both are published")
    func reports() async throws {
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let first = try await signed("one", headers, client)
            let keys = try ReportKeys.rotate(folder: server.folder)
            var published: JSONWebKeySet
            repeat {
                published = try await client.execute(uri: "/.well-known/touchstone-keys.json", method: .get)
                    .decode(JSONWebKeySet.self)
            } while published.keys.first?.kid != keys.currentID
            let second = try await signed("two", headers, client)
            let checks = [first, second].map { ReportVerifier(trusting: published).check($0) }
            #expect(checks.map(\.isValid) == [true, true])
            #expect(checks.map(\.keyID) == published.keys.reversed().map(\.kid))
        }
    }

    @Test("A damaged file changes nothing, and what is wrong is said")
    func damage() throws {
        let folder = server.folder
        try DataFolder.create(folder)
        let ring = try KeyRing(folder: folder)
        let (session, report) = (ring.sessions.currentID, ring.reports.currentID)
        #expect(try !ring.reload())
        try PrivateFile.replace("\(folder)/\(SessionKeys.keyFile)", contents: Data("nonsense".utf8))
        #expect(throws: ConfigurationError.self) { try ring.reload() }
        #expect(ring.sessions.currentID == session && ring.reports.currentID == report)
        try PrivateFile.replace("\(folder)/\(SessionKeys.keyFile)", contents: SigningKey.random().pem)
        #expect(try ring.reload())
        #expect(ring.sessions.currentID != session && ring.reports.currentID == report)
    }

    private func signed(
        _ text: String, _ headers: HTTPFields, _ client: some TestClientProtocol
    ) async throws -> Data {
        let accepted = try await client.post("/v1/analyses", text: text, headers: headers).decode(AnalysisView.self)
        _ = try await client.result(accepted.links.`self`, headers)
        let answer = try await client.execute(uri: accepted.links.`self`, method: .get, headers: headers)
        return Data(answer.body.readableBytesView)
    }
}
