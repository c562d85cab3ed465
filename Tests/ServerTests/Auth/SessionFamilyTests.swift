import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Server

@Suite("Refresh tokens of one session", .timeLimit(.minutes(20)))
struct SessionFamilyTests {
    /// `TOUCHSTONE_RACES=1000 swift test --filter SessionFamilyTests` runs as many races as the documentation states.
    private static let races = ProcessInfo.processInfo.environment["TOUCHSTONE_RACES"].flatMap(Int.init) ?? 50
    private static let racers = 8

    @Test("Any used one, however old, ends the session", arguments: 0..<5)
    func reuse(age: Int) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var tokens = [try await client.signUp("ann@example.org")]
            for _ in 0..<5 {
                tokens.append(try await Self.refresh(tokens[tokens.count - 1].refreshToken, client))
                server.clock.advance(1)
            }
            server.clock.advance(SessionRule.grace)
            let newest = tokens[5]
            #expect(try await Self.isRefused(tokens[age].refreshToken, client))
            #expect(try await Self.isRefused(newest.refreshToken, client))
            let account = try await client.execute(uri: "/v1/users/me", method: .get, headers: newest.headers)
            #expect(try account.problem().code == .unauthenticated)
        }
    }

    @Test("Used by eight at once, one goes on: all get the same successor, and that one works")
    func race() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var token = try await client.signUp("ann@example.org").refreshToken
            for race in 0..<Self.races {
                let shown = token
                let answers = try await Self.all(Array(repeating: shown, count: Self.racers), client)
                #expect(Set(answers).count == 1, "race \(race)")
                token = try #require(answers.first ?? nil, "race \(race)")
                #expect(token != shown)
                server.clock.advance(SessionRule.grace)
            }
            _ = try await Self.refresh(token, client)
        }
    }

    @Test("A used one among eight at once ends the session for all of them")
    func raceOfAThief() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let credentials = Credentials(email: "ann@example.org", password: "correct horse", client: .native)
            _ = try await client.signUp(credentials.email)
            for race in 0..<Self.races / 5 {
                server.clock.advance(60)
                let login = try await client.post("/v1/auth/login", credentials).decode(TokenResponse.self)
                let second = try await Self.refresh(login.refreshToken, client)
                let third = try await Self.refresh(second.refreshToken, client)
                var shown = Array(repeating: third.refreshToken, count: Self.racers)
                shown[race % Self.racers] = login.refreshToken
                let successors = Set(try await Self.all(shown, client).compactMap { $0 })
                #expect(successors.count <= 1, "race \(race)")
                for token in successors { #expect(try await Self.isRefused(token, client), "race \(race)") }
                #expect(try await Self.isRefused(third.refreshToken, client), "race \(race)")
            }
        }
    }

    @Test("One that was not issued here is refused and ends nothing")
    func forgery() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let value = try #require(tokens.refreshToken)
            let parts = value.split(separator: ".").map(String.init)
            try #require(parts.count == 3)
            let changed = parts[1].first == "x" ? "y" : "x"
            let forgeries = [
                "", ".", "..", parts[0], "\(parts[0])..", "\(parts[0]).\(parts[1])", "\(value).\(parts[2])",
                "\(parts[0]).\(parts[2]).\(parts[1])", "\(parts[0]).\(changed)\(parts[1].dropFirst()).\(parts[2])",
                "\(Identifier.random()).\(parts[1]).\(parts[2])", String(repeating: "a", count: 10_000),
            ]
            for forgery in forgeries { #expect(try await Self.isRefused(forgery, client), "\(forgery)") }
            _ = try await Self.refresh(value, client)
        }
    }

    private static func refresh(_ token: String?, _ client: some TestClientProtocol) async throws -> TokenResponse {
        let response = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: token))
        try #require(response.status == .ok)
        return try response.decode(TokenResponse.self)
    }

    private static func isRefused(_ token: String?, _ client: some TestClientProtocol) async throws -> Bool {
        try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: token)).problem().code
            == .unauthenticated
    }

    /// Shows all tokens at once; their successors, nil where a token was refused.
    private static func all(_ tokens: [String?], _ client: some TestClientProtocol) async throws -> [String?] {
        try await withThrowingTaskGroup { group in
            for token in tokens {
                group.addTask {
                    let response = try await client.post("/v1/auth/refresh", RefreshRequest(refreshToken: token))
                    return response.status == .ok ? try response.decode(TokenResponse.self).refreshToken : nil
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
