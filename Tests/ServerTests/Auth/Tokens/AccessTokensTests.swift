import API
import Crypto
import Foundation
import Storage
import Synchronization
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

@Suite("Access tokens", .timeLimit(.minutes(20)))
struct AccessTokensTests {
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

    private func sign(_ claims: AccessClaims, type: String = "at+jwt", key: SigningKey, id: String) throws -> String {
        let header = #"{"alg":"EdDSA","kid":"\#(id)","typ":"\#(type)"}"#
        let signed = try [Data(header.utf8), JSONEncoder().encode(claims)].map(Base64URL.encode).joined(separator: ".")
        return try "\(signed).\(Base64URL.encode(key.signature(for: Data(signed.utf8))))"
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

    @Test("A token that was good is refused once its key is gone, and so is one that differs from it in a letter")
    func seenBefore() throws {
        let current = Mutex(key)
        let clock = clock
        let tokens = AccessTokens(
            keys: { SessionKeys(current: current.withLock { $0 }) }, lifetime: .seconds(600), now: { clock.now })
        let token = try tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        for _ in 0..<2 { #expect(try tokens.verify(token) == claims()) }
        for place in [0, token.count / 2, token.count - 2] {
            var letters = Array(token)
            letters[place] = letters[place] == "A" ? "B" : "A"
            #expect(throws: Refusal.self) { try tokens.verify(String(letters)) }
        }
        current.withLock { $0 = .random() }
        #expect(throws: Refusal.self) { try tokens.verify(token) }
        current.withLock { $0 = key }
        #expect(try tokens.verify(token) == claims())
    }

    @Test("A token is taken apart once, and no more than so many are remembered")
    func remembered() throws {
        let checked = CheckedTokens()
        let keys = SessionKeys(current: key)
        var checks = 0
        func look(_ number: Int) throws {
            let found = try checked.claims(of: "token \(number)", keys: keys) { _ in
                checks += 1
                return claims { $0.sub = "\(number)" }
            }
            #expect(found.sub == "\(number)")
        }
        for number in 0...CheckedTokens.capacity { try look(number) }
        try look(CheckedTokens.capacity)
        #expect(checks == CheckedTokens.capacity + 1)
        try look(0)
        #expect(checks == CheckedTokens.capacity + 2)
    }

    @Test("A token is what RFC 7515 and RFC 9068 say: three parts in base64url, signed over the first two")
    func form() throws {
        let parts = try tokens.issue(userID: "ann", sessionID: "s1", role: .user).split(separator: ".").map(String.init)
        try #require(parts.count == 3)
        let header = try JSONSerialization.jsonObject(with: #require(Base64URL.decode(parts[0]))) as? [String: String]
        #expect(header == ["alg": "EdDSA", "kid": key.id, "typ": "at+jwt"])
        let payload = try #require(Base64URL.decode(parts[1]))
        #expect(try JSONDecoder().decode(AccessClaims.self, from: payload) == claims())
        let signature = try #require(Base64URL.decode(parts[2]))
        #expect(key.key.publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
    }

    @Test("A token signed here is accepted only with our issuer, audience, type and key")
    func strictness() throws {
        _ = try tokens.verify(try sign(claims(), key: key, id: key.id))
        let bad = [
            try sign(claims { $0.aud = "other" }, key: key, id: key.id),
            try sign(claims { $0.iss = "other" }, key: key, id: key.id),
            try sign(claims { $0.iat += 60 }, key: key, id: key.id),
            try sign(claims(), type: "JWT", key: key, id: key.id),
            try sign(claims(), key: key, id: "other"),
            try sign(claims(), key: .random(), id: key.id),
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
