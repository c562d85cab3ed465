import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import StorageSQLite
import TestSupport
import Testing

@testable import Accounts
@testable import Server

@Suite("Security events in the log", .timeLimit(.minutes(20)))
struct SecurityLogTests {
    private let password = "correct horse"

    @Test("Each is written when it happens, with the mark of its account and nothing of a person")
    func events() async throws {
        let server = try TestServer()
        let log = CapturedLog()
        try await server.application(logger: log.logger).test(.router) { client in
            let ann = try await signInAndOut(client, server)
            try await makeAndRemove(client, ann)
            try await administer(client, server, ann, log)
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            try await leave(client, server)

            let events = log.lines.filter { $0.message == "Security" }
            // Those that take a provider have tests of their own (OpenIDFlowTests).
            let names = Set(SecurityEvent.allCases.map(\.rawValue))
                .subtracting(["identity.linked", "identity.unlinked"])
            #expect(Set(events.compactMap { $0.facts["security.event"] }) == names)
            let marked = events.filter { $0.facts["security.account"] == AccountMark.of(id) }
            #expect(
                Set(marked.compactMap { $0.facts["security.event"] })
                    == names.subtracting(["sign_in.throttled", "trust_list.changed", "account.invited"]))
            #expect(events.filter { $0.facts["security.by"] != nil }.count == 5)
            #expect(log.lines.contains { $0.message == "Request" })
            for secret in [
                "ann", "eve", "root", "example", "horse", "tsk_", "receiver", "whsec", "nightly", "127.0.0.1", id,
            ] {
                for line in log.lines {
                    #expect(!line.facts.values.contains { $0.contains(secret) }, "\(secret) in \(line)")
                }
            }
        }
    }

    @Test("A sign-in to an address without an account has no mark; one with a wrong password has")
    func failed() async throws {
        let server = try TestServer()
        let log = CapturedLog()
        try await server.application(logger: log.logger).test(.router) { client in
            _ = try await client.signUp("ann@example.org")
            for email in ["ann@example.org", "nobody@example.org"] {
                _ = try await client.post("/v1/auth/login", Credentials(email: email, password: "wrong horse"))
            }
            let id = try #require(try await server.store.user(email: "ann@example.org")).id
            let marks = log.lines.filter { $0.facts["security.event"] == "sign_in.failed" }
                .map { $0.facts["security.account"] }
            #expect(marks == [AccountMark.of(id), nil])
        }
    }

    /// Registers, signs in, guesses until that is throttled, logs out, and shows a used token.
    private func signInAndOut(_ client: some TestClientProtocol, _ server: TestServer) async throws -> TokenResponse {
        let first = try await client.signUp("ann@example.org")
        _ = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken))
        server.clock.advance(60)
        #expect(
            try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken)).status
                == .unauthorized)
        var answer = try await logIn(client, "wrong horse")
        while answer.status == .unauthorized { answer = try await logIn(client, "wrong horse") }
        #expect(try answer.problem().code == .rateLimited)
        server.clock.advance(60)
        let second = try await logIn(client, password).decode(TokenResponse.self)
        _ = try await client.post("/v1/auth/logout", RefreshRequest(refreshToken: second.refreshToken))
        return try await logIn(client, password).decode(TokenResponse.self)
    }

    private func makeAndRemove(_ client: some TestClientProtocol, _ ann: TokenResponse) async throws {
        let key = try await client.post(
            "/v1/keys", APIKeyRequest(name: "nightly", scopes: [.read]), headers: ann.headers
        ).decode(APIKeyView.self)
        _ = try await client.execute(uri: "/v1/keys/\(key.id)", method: .delete, headers: ann.headers)
        let hook = try await client.post(
            "/v1/webhooks", WebhookRequest(url: "https://receiver.example.org/ann"), headers: ann.headers
        ).decode(WebhookView.self)
        _ = try await client.execute(uri: "/v1/webhooks/\(hook.id)", method: .delete, headers: ann.headers)
        let accepted = try await client.post(
            "/v1/analyses", TextSubmission(text: "words"), headers: ann.headers)
        let view = try await client.result(try #require(accepted.headers[.location]), ann.headers)
        let link = try await client.post(
            "\(view.links.`self`)/links", ReportLinkRequest(days: 1), headers: ann.headers
        ).decode(ReportLinkView.self)
        _ = try await client.execute(
            uri: "\(view.links.`self`)/links/\(link.id)", method: .delete, headers: ann.headers)
        let refused = try await client.execute(uri: "/v1/admin/users", method: .get, headers: ann.headers)
        #expect(refused.status == .forbidden)
    }

    private func administer(
        _ client: some TestClientProtocol, _ server: TestServer, _ ann: TokenResponse, _ log: CapturedLog
    ) async throws {
        let administration = UserAdministration(users: server.store, logger: log.logger)
        try await administration.makeAdmin(email: "root@example.org", password: password)
        try await administration.makeAdmin(email: "ann@example.org", password: nil)
        let root = try await logIn(client, password, "root@example.org").decode(TokenResponse.self)
        let id = try #require(try await server.store.user(email: "ann@example.org")).id
        for change in [
            ManagedAccountChange(maxBytes: 3), ManagedAccountChange(disabled: true),
            ManagedAccountChange(disabled: false),
        ] {
            let changed = try await client.send(.patch, "/v1/admin/users/\(id)", change, headers: root.headers)
            #expect(changed.status == .ok)
        }
        let invitation = InvitationRequest(email: "eve@example.org")
        for (uri, body) in [("invitations", invitation), ("users/\(id)/password-reset", nil)] {
            let made = try await client.post("/v1/admin/\(uri)", body, headers: root.headers)
            #expect(made.status == .created)
        }
        let pem = try String(contentsOfFile: Fixture.signedPath("trust.pem"), encoding: .utf8)
        let list = TrustListRequest(lists: [.init(name: "trust.pem", pem: pem)])
        #expect(try await client.send(.put, "/v1/admin/trust-list", list, headers: root.headers).status == .ok)
        #expect(log.lines.contains { $0.facts["trust.digest"]?.hasPrefix("sha256:") == true })
    }

    /// Ends a session, changes the password, mistakes it until that is throttled, and deletes the account.
    private func leave(_ client: some TestClientProtocol, _ server: TestServer) async throws {
        let other = try await logIn(client, password).decode(TokenResponse.self)
        let session = try await client.execute(uri: "/v1/auth/sessions", method: .get, headers: other.headers)
            .decode(Page<SessionView>.self).items[0].id
        _ = try await client.execute(uri: "/v1/auth/sessions/\(session)", method: .delete, headers: other.headers)
        let ann = try await logIn(client, password).decode(TokenResponse.self)
        let change = PasswordChange(current: password, new: "a horse of mine")
        #expect(try await client.post("/v1/auth/password", change, headers: ann.headers).status == .noContent)
        var answer = try await client.post("/v1/auth/password", change, headers: ann.headers)
        while answer.status == .forbidden {
            answer = try await client.post("/v1/auth/password", change, headers: ann.headers)
        }
        #expect(try answer.problem().code == .rateLimited)
        server.clock.advance(60)
        let gone = try await client.send(
            .delete, "/v1/users/me", PasswordProof(password: change.new), headers: ann.headers)
        #expect(gone.status == .noContent)
    }

    private func logIn(
        _ client: some TestClientProtocol, _ password: String, _ email: String = "ann@example.org"
    ) async throws -> TestResponse {
        try await client.post("/v1/auth/login", Credentials(email: email, password: password, client: .native))
    }
}
