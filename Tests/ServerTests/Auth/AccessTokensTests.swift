import Foundation
import JWTKit
import Storage
import Testing

@testable import Server

@Suite("Access tokens")
struct AccessTokensTests {
    private let key = SigningKey.ephemeral()
    private let clock = TestClock()

    private var tokens: AccessTokens {
        get async {
            let clock = clock
            return await AccessTokens(key: key, lifetime: .seconds(600), now: { clock.now })
        }
    }

    private func claims(_ change: (inout AccessClaims) -> Void = { _ in }) -> AccessClaims {
        let time = Int(clock.now.timeIntervalSince1970)
        var claims = AccessClaims(
            iss: "touchstone", aud: "touchstone", sub: "ann", sid: "s1", role: .user, iat: time, exp: time + 600)
        change(&claims)
        return claims
    }

    private func sign(_ claims: AccessClaims, type: String = "at+jwt", key: SigningKey, id: String) async throws
        -> String
    {
        let keys = await JWTKeyCollection().add(eddsa: key.key, kid: JWKIdentifier(string: id))
        return try await keys.sign(claims, kid: JWKIdentifier(string: id), header: ["typ": .string(type)])
    }

    @Test("A token comes back with its claims until its time is over")
    func roundTrip() async throws {
        let tokens = await tokens
        let token = try await tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        #expect(try await tokens.verify(token) == claims())
        clock.advance(599)
        _ = try await tokens.verify(token)
        clock.advance(1)
        await #expect(throws: Refusal.self) { try await tokens.verify(token) }
    }

    @Test("A token signed here is accepted only with our issuer, audience, type and key")
    func strictness() async throws {
        let tokens = await tokens
        let good = try await sign(claims(), key: key, id: key.id)
        _ = try await tokens.verify(good)
        let bad = [
            try await sign(claims { $0.aud = "other" }, key: key, id: key.id),
            try await sign(claims { $0.iss = "other" }, key: key, id: key.id),
            try await sign(claims { $0.iat += 60 }, key: key, id: key.id),
            try await sign(claims(), type: "JWT", key: key, id: key.id),
            try await sign(claims(), key: key, id: "other"),
            try await sign(claims(), key: .ephemeral(), id: key.id),
        ]
        for token in bad {
            await #expect(throws: Refusal.self) { try await tokens.verify(token) }
        }
    }

    @Test("Forged, truncated and unsigned tokens are refused")
    func forged() async throws {
        let tokens = await tokens
        let good = try await tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        let parts = good.split(separator: ".").map(String.init)
        func header(_ json: String) -> String { Base64URL.encode(Data(json.utf8)) }
        let id = key.id
        let bad = [
            "", ".", "..", "a.b.c", good + "x", String(good.dropLast(4)), "\(parts[0]).\(parts[1]).",
            "\(header("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"\(id)\"}")).\(parts[1]).",
            "\(header("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"\(id)\"}")).\(parts[1]).\(parts[2])",
            "\(header("{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"\(id)\",\"crit\":[\"x\"]}")).\(parts[1]).\(parts[2])",
            String(repeating: "a", count: 5000),
        ]
        for token in bad {
            await #expect(throws: Refusal.self) { try await tokens.verify(token) }
        }
    }
}
