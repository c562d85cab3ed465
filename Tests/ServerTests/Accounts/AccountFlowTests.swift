import API
import BlobsFile
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Accounts
@testable import Server

@Suite("Accounts and sessions over HTTP", .timeLimit(.minutes(20)))
struct AccountFlowTests {
    private let password = "correct horse"

    @Test("Signed-in devices are listed and ended one by one or all at once")
    func sessions() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let first = try await client.signUp("ann@example.org")
            server.clock.advance(1)
            let second = try await client.logIn("ann@example.org")
            let bob = try await client.signUp("bob@example.org")
            let listed = try await client.sessions(second)
            #expect(listed.map(\.current) == [true, false])

            let foreign = try await client.execute(
                uri: "/v1/auth/sessions/\(listed[1].id)", method: .delete, headers: bob.headers)
            #expect(try foreign.problem().code == .notFound)
            let ended = try await client.execute(
                uri: "/v1/auth/sessions/\(listed[1].id)", method: .delete, headers: second.headers)
            #expect(ended.status == .noContent)
            #expect(try await client.me(first).status == .unauthorized)
            #expect(try await client.me(second).status == .ok)

            let out = try await client.execute(uri: "/v1/auth/sessions", method: .delete, headers: second.headers)
            #expect(out.status == .noContent)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await client.me(second).status == .unauthorized)
            #expect(try await client.me(bob).status == .ok)
        }
    }

    @Test("Some minutes after signing in, other sessions end with the password only")
    func proof() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let other = try await client.signUp("ann@example.org")
            let tokens = try await client.logIn("ann@example.org")
            let current = try await client.sessions(tokens).first { $0.current }
            let first = try await client.sessions(tokens).first { !$0.current }
            let addresses = ["/v1/auth/sessions", "/v1/auth/sessions/\(try #require(first).id)"]
            server.clock.advance(Sessions.freshness)
            for address in addresses {
                let bare = try await client.execute(uri: address, method: .delete, headers: tokens.headers)
                #expect(try bare.problem().code == .forbidden)
                #expect(try bare.problem().cause == .passwordNeeded)
                let wrong = try await client.send(
                    .delete, address, PasswordProof(password: "wrong horse"), headers: tokens.headers)
                #expect(try wrong.problem().cause == .passwordWrong)
            }
            #expect(try await client.me(other).status == .ok)
            let ended = try await client.send(
                .delete, addresses[1], PasswordProof(password: password), headers: tokens.headers)
            #expect(ended.status == .noContent)
            #expect(try await client.me(other).status == .unauthorized)
            // The own session needs no proof: that is logging out.
            let own = try await client.execute(
                uri: "/v1/auth/sessions/\(try #require(current).id)", method: .delete, headers: tokens.headers)
            #expect(own.status == .noContent)
            #expect(try await client.me(tokens).status == .unauthorized)
        }
    }

    @Test("A new password ends every other session and replaces the old one")
    func changePassword() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let other = try await client.signUp("ann@example.org")
            let tokens = try await client.logIn("ann@example.org")
            for (change, code) in [
                (PasswordChange(current: "wrong horse", new: "a new password"), ProblemCode.forbidden),
                (PasswordChange(current: password, new: "short"), .invalidRequest),
                (PasswordChange(current: password, new: "password1"), .invalidRequest),
            ] {
                let refused = try await client.post("/v1/auth/password", change, headers: tokens.headers)
                #expect(try refused.problem().code == code)
            }
            #expect(try await client.me(other).status == .ok)
            let changed = try await client.post(
                "/v1/auth/password", PasswordChange(current: password, new: "a new password"), headers: tokens.headers)
            #expect(changed.status == .noContent)
            #expect(try await client.me(other).status == .unauthorized)
            #expect(try await client.me(tokens).status == .ok)
            let old = try await client.post("/v1/auth/login", Credentials(email: "ann@example.org", password: password))
            #expect(old.status == .unauthorized)
            let new = try await client.post(
                "/v1/auth/login", Credentials(email: "ann@example.org", password: "a new password"))
            #expect(new.status == .ok)
        }
    }

    @Test("The account's choice decides what happens to new analyses")
    func retention() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let choice = AccountRetention(mode: .keep, days: 7)
            let changed = try await client.send(
                .patch, "/v1/users/me", AccountChange(retention: choice), headers: tokens.headers)
            #expect(try changed.decode(AccountView.self).retention == choice)
            #expect(try await client.me(tokens).decode(AccountView.self).retention == choice)
            let analysis = try await client.post(
                "/v1/analyses", TextSubmission(text: "a text"), headers: tokens.headers)
            let view = try analysis.decode(AnalysisView.self)
            #expect(view.retention == RetentionView(mode: .keep, until: view.created + 7 * 86_400))
            for bad in [AccountRetention(mode: .keep, days: 0), AccountRetention(mode: .ephemeral, days: 3)] {
                let refused = try await client.send(
                    .patch, "/v1/users/me", AccountChange(retention: bad), headers: tokens.headers)
                #expect(try refused.problem().code == .invalidRequest)
            }
        }
    }

    @Test("Deleting the account removes everything it owns and nothing of others")
    func delete() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            for text in ["shared", "own"] {
                _ = try await client.post("/v1/analyses", TextSubmission(text: text), headers: ann.headers)
            }
            let shared = try await client.post("/v1/analyses", TextSubmission(text: "shared"), headers: bob.headers)
            let key = try await client.post(
                "/v1/keys", APIKeyRequest(name: "k", scopes: [.read]), headers: ann.headers
            ).decode(APIKeyView.self)
            #expect(try await server.media().count == 3)

            let wrong = try await client.send(
                .delete, "/v1/users/me", PasswordProof(password: "wrong horse"), headers: ann.headers)
            #expect(try wrong.problem().code == .forbidden)
            let gone = try await client.send(
                .delete, "/v1/users/me", PasswordProof(password: password), headers: ann.headers)
            #expect(gone.status == .noContent)

            #expect(try await server.media().count == 1)
            #expect(try await client.me(ann).status == .unauthorized)
            let byKey = try await client.execute(
                uri: "/v1/analyses", method: .get, headers: [.authorization: "Bearer \(key.key ?? "")"])
            #expect(byKey.status == .unauthorized)
            let login = try await client.post(
                "/v1/auth/login", Credentials(email: "ann@example.org", password: password))
            #expect(login.status == .unauthorized)
            let bobs = try await client.result(try #require(shared.headers[.location]), bob.headers)
            #expect(bobs.state == .done)
        }
    }

    @Test("Wrong passwords of one account keep nobody else from proving theirs")
    func throttledAlone() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            for number in 0..<75 {
                let wrong = try await client.post(
                    "/v1/auth/password", PasswordChange(current: "wrong horse", new: "a new password"),
                    headers: ann.headers)
                #expect(wrong.status == (number < 10 ? .forbidden : .tooManyRequests))
            }
            let change = PasswordChange(current: password, new: "a new password")
            #expect(try await client.post("/v1/auth/password", change, headers: bob.headers).status == .noContent)
        }
    }
}

extension TestClientProtocol {
    fileprivate func sessions(_ tokens: TokenResponse) async throws -> [SessionView] {
        try await execute(uri: "/v1/auth/sessions", method: .get, headers: tokens.headers)
            .decode(Page<SessionView>.self).items
    }

    fileprivate func me(_ tokens: TokenResponse) async throws -> TestResponse {
        try await execute(uri: "/v1/users/me", method: .get, headers: tokens.headers)
    }

    fileprivate func logIn(_ email: String) async throws -> TokenResponse {
        try await post("/v1/auth/login", Credentials(email: email, password: "correct horse", client: .native))
            .decode(TokenResponse.self)
    }
}
