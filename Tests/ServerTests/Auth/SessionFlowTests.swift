import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Signing in over HTTP", .timeLimit(.minutes(20)))
struct SessionFlowTests {
    private let password = "correct horse"

    @Test("An address has one account, however it is typed")
    func duplicate() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let first = try await client.post(
                "/v1/auth/register", Credentials(email: " Ann@Example.org ", password: password))
            #expect(first.status == .created)
            #expect(try first.decode(AccountView.self).email == "ann@example.org")
            let second = try await client.post(
                "/v1/auth/register", Credentials(email: "ann@example.org", password: "another one"))
            #expect(try second.problem().code == .conflict)
        }
    }

    @Test(
        "Accounts that cannot be are refused",
        arguments: [
            ("ann", "correct horse"), ("@b", "correct horse"), ("a b@c", "correct horse"), ("a@b@c", "correct horse"),
            ("a@b", "short"), ("a@b", String(repeating: "x", count: 129)), ("a@b", "with a \0 byte"),
            ("a@b", "Password1"), ("a@b", "hahahaha"), ("a@b", "ytrewqpo"), ("a@b", "23456789"),
            ("annabel@b", "Annabel12"), ("a@b", "touchstone"),
        ])
    func badAccount(email: String, password: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let response = try await client.post("/v1/auth/register", Credentials(email: email, password: password))
            #expect(try response.problem().code == .invalidRequest)
        }
    }

    @Test("A wrong password and an unknown address look the same")
    func indistinguishable() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            _ = try await client.signUp("ann@example.org")
            let wrong = try await client.post(
                "/v1/auth/login", Credentials(email: "ann@example.org", password: "wrong password"))
            let unknown = try await client.post(
                "/v1/auth/login", Credentials(email: "bob@example.org", password: "wrong password"))
            #expect(wrong.status == .unauthorized)
            #expect(wrong.body == unknown.body)
        }
    }

    @Test("A refresh token works once; shown again it ends the session")
    func reuse() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let first = try await client.signUp("ann@example.org")
            let second = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken))
                .decode(TokenResponse.self)
            #expect(second.refreshToken != first.refreshToken)
            #expect(try await client.execute(uri: "/v1/analyses", method: .get, headers: second.headers).status == .ok)

            server.clock.advance(10)
            let reused = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken))
            #expect(try reused.problem().code == .unauthenticated)
            let after = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: second.refreshToken))
            #expect(try after.problem().code == .unauthenticated)
            let history = try await client.execute(uri: "/v1/analyses", method: .get, headers: second.headers)
            #expect(try history.problem().code == .unauthenticated)
        }
    }

    @Test("An answer that got lost is given again for ten seconds, to everybody the same")
    func repetition() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let first = try await client.signUp("ann@example.org")
            let successors = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken))
                            .decode(TokenResponse.self).refreshToken
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(successors.count == 1)
            let next = try #require(successors.first)
            #expect(next != first.refreshToken)
            let third = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: next))
            #expect(third.status == .ok)
            // The first token is not the last used one any more.
            let late = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: first.refreshToken))
            #expect(try late.problem().code == .unauthenticated)
        }
    }

    @Test("A browser keeps its refresh token in a cookie that scripts and other sites cannot use")
    func cookie() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "ann@example.org", password: password)
            _ = try await client.post("/v1/auth/register", credentials)
            let login = try await client.post("/v1/auth/login", credentials)
            #expect(try login.decode(TokenResponse.self).refreshToken == nil)
            let field = try #require(login.headers[.setCookie])
            for part in ["HttpOnly", "SameSite=Strict", "Path=/v1/auth"] { #expect(field.contains(part)) }
            #expect(!field.contains("Secure"))

            let pair = String(try #require(field.split(separator: ";").first))
            let refreshed = try await client.execute(
                uri: "/v1/auth/refresh", method: .post,
                headers: [.cookie: pair, .contentType: "application/json"], body: nil)
            #expect(refreshed.status == .ok)
            let next = String(try #require(refreshed.headers[.setCookie]?.split(separator: ";").first))
            #expect(next != pair)

            let out = try await client.execute(
                uri: "/v1/auth/logout", method: .post, headers: [.cookie: next], body: nil)
            #expect(out.status == .noContent)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            let again = try await client.execute(
                uri: "/v1/auth/refresh", method: .post,
                headers: [.cookie: next, .contentType: "application/json"], body: nil)
            #expect(again.status == .unauthorized)
        }
    }

    @Test(
        "Off loopback, or behind a proxy with TLS, the cookie is for TLS and this very host only",
        arguments: [("0.0.0.0", false), ("127.0.0.1", true)])
    func secureCookie(host: String, https: Bool) async throws {
        let server = try TestServer {
            $0.host = host
            $0.https = https
        }
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "ann@example.org", password: password)
            _ = try await client.post("/v1/auth/register", credentials)
            let login = try await client.post("/v1/auth/login", credentials)
            let field = try #require(login.headers[.setCookie])
            #expect(field.hasPrefix("__Host-touchstone_refresh="))
            let parts = field.split(separator: ";").dropFirst().map { $0.trimmingPrefix(" ") }
            for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] { #expect(parts.contains(part[...])) }
            #expect(!field.contains("Domain"))
            let pair = String(try #require(field.split(separator: ";").first))
            for (cookie, status) in [(pair.replacing("__Host-", with: ""), 401), (pair, 200)] {
                let refreshed = try await client.execute(
                    uri: "/v1/auth/refresh", method: .post,
                    headers: [.cookie: cookie, .contentType: "application/json"], body: nil)
                #expect(refreshed.status.code == status)
            }
        }
    }

    @Test("Logging out ends access tokens at once")
    func logOut() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let out = try await client.post("/v1/auth/logout", RefreshRequest(refreshToken: tokens.refreshToken))
            #expect(out.status == .noContent)
            let history = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            #expect(history.status == .unauthorized)
        }
    }

    @Test("A session that is not refreshed ends")
    func expiry() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            server.clock.advance(31 * 86_400)
            let late = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: tokens.refreshToken))
            #expect(try late.problem().code == .unauthenticated)
        }
    }

    @Test(
        "A session ends ninety days after sign-in, however much it is used; sooner where that is set",
        arguments: [90, 40])
    func longestLife(days: Int) async throws {
        let server = try TestServer { $0.sessionDays = days }
        try await server.application().test(.router) { client in
            let opened = server.clock.now
            var tokens = try await client.signUp("ann@example.org")
            func refresh() async throws -> TestResponse {
                try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: tokens.refreshToken))
            }
            for _ in 0..<days / 20 {
                server.clock.advance(20 * 86_400 - 1)
                tokens = try await refresh().decode(TokenResponse.self)
            }
            let listed = try await client.execute(uri: "/v1/auth/sessions", method: .get, headers: tokens.headers)
                .decode(Page<SessionView>.self)
            #expect(listed.items.map(\.expires) == [opened + Double(days) * 86_400])
            server.clock.advance(
                opened.addingTimeInterval(Double(days) * 86_400).timeIntervalSince(server.clock.now) - 1)
            tokens = try await refresh().decode(TokenResponse.self)
            server.clock.advance(1)
            #expect(try await refresh().problem().code == .unauthenticated)
            let history = try await client.execute(uri: "/v1/analyses", method: .get, headers: tokens.headers)
            #expect(try history.problem().code == .unauthenticated)
        }
    }

    @Test("Guessing is slowed down, and the answer says how long to wait")
    func rateLimit() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let guess = Credentials(email: "ann@example.org", password: "guess guess")
            for _ in 0..<10 {
                #expect(try await client.post("/v1/auth/login", guess).status == .unauthorized)
            }
            let refused = try await client.post("/v1/auth/login", guess)
            #expect(try refused.problem().code == .rateLimited)
            #expect(refused.headers[.retryAfter] == "6")
            let other = try await client.post(
                "/v1/auth/login", Credentials(email: "bob@example.org", password: "guess guess"))
            #expect(other.status == .unauthorized)
            server.clock.advance(6)
            #expect(try await client.post("/v1/auth/login", guess).status == .unauthorized)
        }
    }

    @Test("Spaces around an address are no further tries")
    func spaces() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            for number in 0..<12 {
                let address = number % 2 == 0 ? "ann@example.org" : "ANN@example.org\t"
                let email = String(repeating: " ", count: number) + address
                let answer = try await client.post("/v1/auth/login", Credentials(email: email, password: "guess guess"))
                #expect(answer.status == (number < 10 ? .unauthorized : .tooManyRequests))
            }
        }
    }

    @Test(
        "A page of another site signs nobody in or out",
        arguments: [
            [.fetchSite: "same-site", .origin: "http://localhost:3000"], [.fetchSite: "cross-site"],
            [.origin: "http://evil.example"], [.origin: "null"],
        ] as [HTTPFields], ["login", "refresh", "register", "logout"])
    func foreignPage(fields: HTTPFields, operation: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "ann@example.org", password: password)
            let answer = try await client.post("/v1/auth/\(operation)", credentials, headers: fields)
            #expect(try answer.problem().code == .forbidden)
            #expect(answer.headers[.setCookie] == nil)
        }
    }

    @Test("This server's page signs in, behind a proxy that asks for another host too")
    func ownPage() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "ann@example.org", password: password)
            _ = try await client.post("/v1/auth/register", credentials)
            for fields in [
                [.origin: "http://localhost"], [.fetchSite: "none"],
                [.fetchSite: "same-origin", .origin: "https://touchstone.example.org"],
            ] as [HTTPFields] {
                #expect(try await client.post("/v1/auth/login", credentials, headers: fields).status == .ok)
            }
        }
    }

    @Test("What signs a browser in must say that it is JSON", arguments: ["login", "refresh", "register"])
    func declared(operation: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let body = #"{"email":"ann@example.org","password":"correct horse"}"#
            for headers in [[:], [.contentType: "text/plain"]] as [HTTPFields] {
                let answer = try await client.post("/v1/auth/\(operation)", text: body, headers: headers)
                #expect(try answer.problem().code == .unsupportedMedia)
            }
        }
    }
}
