import Foundation
import JWTKit
import Storage
import Testing

@testable import Server

@Suite("Access tokens")
struct AccessTokensTests {
    /// Our claims as another library reads and writes them.
    private struct Claims: JWTPayload, Equatable {
        var base: AccessClaims

        init(_ base: AccessClaims) { self.base = base }
        init(from decoder: any Decoder) throws { base = try AccessClaims(from: decoder) }
        func encode(to encoder: any Encoder) throws { try base.encode(to: encoder) }
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    private let key = SigningKey.random()
    private let clock = TestClock()

    private var tokens: AccessTokens {
        let clock = clock
        return AccessTokens(keys: { [key] in SessionKeys(current: key) }, lifetime: .seconds(600), now: { clock.now })
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
        let id = JWKIdentifier(string: id)
        let keys = await JWTKeyCollection().add(eddsa: EdDSA.PrivateKey(backing: key.key), kid: id)
        return try await keys.sign(Claims(claims), kid: id, header: ["typ": .string(type)])
    }

    @Test("A token comes back with its claims until its time is over")
    func roundTrip() throws {
        let token = try tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        #expect(try tokens.verify(token) == claims())
        clock.advance(599)
        _ = try tokens.verify(token)
        clock.advance(1)
        #expect(throws: Refusal.self) { try tokens.verify(token) }
    }

    @Test("Another library reads our tokens")
    func secondReader() async throws {
        let token = try tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        let keys = await JWTKeyCollection().add(
            eddsa: EdDSA.PrivateKey(backing: key.key).publicKey, kid: JWKIdentifier(string: key.id))
        #expect(try await keys.verify(token, as: Claims.self).base == claims())
    }

    @Test("A token signed here is accepted only with our issuer, audience, type and key")
    func strictness() async throws {
        _ = try tokens.verify(try await sign(claims(), key: key, id: key.id))
        let bad = [
            try await sign(claims { $0.aud = "other" }, key: key, id: key.id),
            try await sign(claims { $0.iss = "other" }, key: key, id: key.id),
            try await sign(claims { $0.iat += 60 }, key: key, id: key.id),
            try await sign(claims(), type: "JWT", key: key, id: key.id),
            try await sign(claims(), key: key, id: "other"),
            try await sign(claims(), key: .random(), id: key.id),
        ]
        for token in bad {
            #expect(throws: Refusal.self) { try tokens.verify(token) }
        }
    }

    @Test("Text that is no token at all is refused")
    func nonsense() {
        for token in ["", ".", "..", "...", "a.b.c", String(repeating: "a", count: 5000), "\u{0}"] {
            #expect(throws: Refusal.self) { try tokens.verify(token) }
        }
    }
}
