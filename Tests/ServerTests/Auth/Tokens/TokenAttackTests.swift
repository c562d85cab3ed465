import API
import Crypto
import Foundation
import Storage
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

/// What Wycheproof and RFC 8725 know of attacks, done to tokens of our own.
@Suite("Attacks on access tokens", .timeLimit(.minutes(20)))
struct TokenAttackTests {
    private let key = SigningKey.random()
    private let tokens: AccessTokens
    private let good: String
    /// Header, payload and signature of the good token.
    private let parts: [String]

    init() throws {
        tokens = AccessTokens(
            keys: { [key] in SessionKeys(current: key) }, lifetime: .seconds(600),
            now: { Date(timeIntervalSince1970: 1_800_000_000) })
        good = try tokens.issue(userID: "ann", sessionID: "s1", role: .user)
        parts = good.split(separator: ".").map(String.init)
        try #require(parts.count == 3)
    }

    private func expectRefused(_ attacks: [String], location: SourceLocation = #_sourceLocation) {
        for attack in attacks {
            #expect(throws: Refusal.self, "\(attack)", sourceLocation: location) { try tokens.verify(attack) }
        }
    }

    private func encoded(_ text: String) -> String { Base64URL.encode(Data(text.utf8)) }

    /// The payload under another header, signed by `sign`.
    private func token(_ header: String, signedBy sign: (Data) throws -> Data) throws -> String {
        let signed = "\(encoded(header)).\(parts[1])"
        return "\(signed).\(Base64URL.encode(try sign(Data(signed.utf8))))"
    }

    @Test("Without an attack it is accepted, with spaces in the header's JSON too")
    func accepted() throws {
        _ = try tokens.verify(good)
        let spaced = #"{ "typ" : "at+jwt", "alg" : "EdDSA",\#n"kid" : "\#(key.id)" }"#
        _ = try tokens.verify(try token(spaced, signedBy: key.signature))
    }

    @Test("Each character of the three parts counts, the bits of the last one too that encode nothing")
    func everyCharacter() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let characters = Array(good)
        for place in characters.indices where characters[place] != "." {
            var changed = characters
            changed[place] = alphabet[((alphabet.firstIndex(of: characters[place]) ?? 0) + 1) % 64]
            expectRefused([String(changed)])
        }
        // 64 bytes leave four bits of the last character unused.
        for last in alphabet where last != characters.last {
            expectRefused([String(characters.dropLast()) + String(last)])
        }
    }

    @Test("Missing, empty, repeated and additional parts, and the JSON serialisations, are refused")
    func shape() {
        expectRefused([
            parts[0], "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "\(parts[0])..\(parts[2])",
            ".\(parts[1]).\(parts[2])", "\(parts[1]).\(parts[2])", "..", "\(good).", "\(good).\(parts[2])", ".\(good)",
            "\(parts[1]).\(parts[0]).\(parts[2])", "\(parts[0]).\(parts[0]).\(parts[2])",
            #"{"protected":"\#(parts[0])","payload":"\#(parts[1])","signature":"\#(parts[2])"}"#,
            #"{"payload":"\#(parts[1])","signatures":[{"protected":"\#(parts[0])","signature":"\#(parts[2])"}]}"#,
            "\(parts[0]).\(parts[1]).\(parts[1]).\(parts[1]).\(parts[2])",
        ])
    }

    @Test("Spaces, padding, the other alphabet and foreign characters in any part are refused", arguments: 0..<3)
    func encoding(part: Int) {
        for noise in [" ", "\n", "\t", "=", "==", "?", "#", "%3D", "+", "/", "\0", "é", "\u{301}", "\u{200B}"] {
            let text = parts[part]
            for changed in [text + noise, noise + text, text.prefix(4) + noise + text.dropFirst(4)] {
                var all = parts
                all[part] = changed
                expectRefused([all.joined(separator: ".")])
            }
        }
    }

    @Test("No other algorithm counts, were it the secret one with our public key, or none")
    func confusion() throws {
        // The public key as people keep it, with the header of its DER form (RFC 8410).
        let raw = key.key.publicKey.rawRepresentation
        let pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\(raw.base64EncodedString())\n-----END PUBLIC KEY-----"
        let secrets = [
            raw, Data(pem.utf8), Data(key.id.utf8),
            Data(),
        ]
        for algorithm in ["HS256", "HS384", "HS512", "none", "None", "NONE", "", "ES256", "RS256", "eddsa", "Ed25519"] {
            let header = #"{"alg":"\#(algorithm)","kid":"\#(key.id)","typ":"at+jwt"}"#
            let macs = try secrets.map { secret in
                try token(header) { Data(HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: secret))) }
            }
            expectRefused(try macs + [token(header) { _ in Data() }, token(header, signedBy: key.signature)])
        }
    }

    @Test("A key, or the address of one, inside the header is not used")
    func embeddedKey() throws {
        let thief = SigningKey.random()
        let x = Base64URL.encode(thief.key.publicKey.rawRepresentation)
        let members = [
            #""jwk":{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#, #""jku":"https://example.org/keys.json""#,
            #""x5u":"https://example.org/key.pem""#, #""x5c":["\#(x)"]"#,
        ]
        expectRefused(
            try members.map {
                try token(#"{"alg":"EdDSA","kid":"\#(key.id)","typ":"at+jwt",\#($0)}"#, signedBy: thief.signature)
            })
    }

    @Test("Headers that two readers may read differently or must not ignore are refused, though signed by our key")
    func header() throws {
        let (id, start) = (key.id, #"{"alg":"EdDSA","typ":"at+jwt","kid":"#)
        let headers = [
            #"\#(start)"\#(id)","alg":"none"}"#, #"{"alg":"none","alg":"EdDSA","typ":"at+jwt","kid":"\#(id)"}"#,
            #"\#(start)"\#(id)","\u0061lg":"none"}"#, #"\#(start)"\#(id)","kid":"\#(id)"}"#,
            #"\#(start)"\#(id)","crit":["b64"],"b64":false}"#, #"\#(start)"\#(id)","crit":[]}"#,
            #"\#(start)"\#(id)","crit":null}"#, #"\#(start)"\#(id)"} "x""#, #"\#(start)"\#(id)""#,
            #"[\#(start)"\#(id)"}]"#, #""EdDSA""#, "null", "", #"\#(start)null}"#, #"\#(start)["\#(id)"]}"#,
            #"\#(start)"../\#(id)"}"#, #"\#(start)"\#(id)\u0000"}"#, #"\#(start)"\#(id)' OR 1=1"}"#,
            #"{"alg":"EdDSA","kid":"\#(id)"}"#, #"{"alg":"EdDSA","typ":"JWT","kid":"\#(id)"}"#,
            #"{"alg":["EdDSA"],"typ":"at+jwt","kid":"\#(id)"}"#, #"{"ALG":"EdDSA","typ":"at+jwt","kid":"\#(id)"}"#,
            #"{"enc":"A256GCM","alg":"dir","typ":"at+jwt","kid":"\#(id)"}"#,
            String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
        ]
        expectRefused(try headers.map { try token($0, signedBy: key.signature) })
    }

    @Test("Signatures of nothing, of zeros, of the wrong length and of another key are refused")
    func signatures() throws {
        let signature = try #require(Base64URL.decode(parts[2]))
        let signed = "\(parts[0]).\(parts[1])"
        let forged = [
            Data(), Data(count: 64), Data(repeating: 255, count: 64), signature.dropLast(), signature + [0],
            [0] + signature, signature + signature, signature.suffix(32) + signature.prefix(32),
            // The neutral point as R with S = 0: a signature of everything under a weak key.
            Data([1]) + Data(count: 63), try SigningKey.random().signature(for: Data(signed.utf8)),
            try key.signature(for: Data(parts[1].utf8)), Data(SHA512.hash(data: Data(signed.utf8))),
        ]
        expectRefused(forged.map { "\(signed).\(Base64URL.encode($0))" })
        // S + L is the same number to a careless reader (RFC 8032, 5.1.7).
        let order: [UInt8] =
            [
                0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
            ] + [UInt8](repeating: 0, count: 15) + [0x10]
        var bytes = [UInt8](signature)
        var carry = 0
        for place in 0..<32 {
            carry += Int(bytes[32 + place]) + Int(order[place])
            bytes[32 + place] = UInt8(carry & 255)
            carry >>= 8
        }
        expectRefused(["\(signed).\(Base64URL.encode(Data(bytes)))"])
    }

    @Test("Claims that lack something or are of another type are refused, though signed by our key")
    func claims() throws {
        let time = 1_800_000_000
        let base = #""iss":"touchstone","aud":"touchstone","sub":"ann","sid":"s1","role":"user","iat":\#(time)"#
        _ = try tokens.verify(CompactJWS.sign(Data(#"{\#(base),"exp":\#(time + 1)}"#.utf8), type: "at+jwt", with: key))
        let payloads = [
            "", "null", "[]", "{}", "foo", "{\(base)}", #"{\#(base),"exp":\#(time)}"#, #"{\#(base),"exp":-1}"#,
            #"{\#(base),"exp":"\#(time + 1)"}"#, #"{\#(base),"exp":1e300}"#, #"{\#(base),"exp":null}"#,
            #"{\#(base),"exp":\#(time + 1)"#, #"{\#(base.replacing("user", with: "god")),"exp":\#(time + 1)}"#,
            #"{\#(base.replacing("\"sid\":\"s1\",", with: "")),"exp":\#(time + 1)}"#,
            #"{\#(base.replacing("\"aud\":\"touchstone\"", with: "\"aud\":[\"touchstone\",\"other\"]")),"exp":\#(time + 1)}"#,
            #"{\#(base.replacing("\"iat\":\(time)", with: "\"iat\":\(time + 60)")),"exp":\#(time + 600)}"#,
        ]
        expectRefused(try payloads.map { try CompactJWS.sign(Data($0.utf8), type: "at+jwt", with: key) })
    }
}
