import Crypto
import CryptoExtras
import DetectionCore
import Foundation
import Testing

@testable import Server
@testable import Signing

@Suite("Ed25519 keys in PEM", .timeLimit(.minutes(20)))
struct Ed25519PEMTests {
    /// The example of RFC 8410, §10.3.
    private static let example = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """

    @Test("The example of the standard is read and written byte for byte, with any ends of lines")
    func example() throws {
        let key = try #require(Ed25519PEM.key(Self.example))
        #expect(Hex.string(key.rawRepresentation).hasPrefix("d4ee72dbf913584a"))
        #expect(Ed25519PEM.text(key) == Self.example)
        for spelling in [Self.example + "\n", Self.example.replacing("\n", with: "\r\n")] {
            #expect(Ed25519PEM.key(spelling)?.rawRepresentation == key.rawRepresentation)
        }
    }

    @Test("Another library writes the same, so keys of earlier versions still count")
    func secondWriter() throws {
        let key = Curve25519.Signing.PrivateKey()
        #expect(Ed25519PEM.text(key) == key.pemRepresentation)
        #expect(
            try Curve25519.Signing.PrivateKey(pemRepresentation: Ed25519PEM.text(key)).rawRepresentation
                == key.rawRepresentation)
    }

    @Test("Keys of other kinds, damaged ones and what is no key are none")
    func others() {
        let lines = Self.example.split(separator: "\n").map(String.init)
        let x25519 = Self.example.replacing("ZXAEIgQg", with: "ZW4EIgQg").replacing(
            "MC4CAQAwBQYDK2Vw", with: "MC4CAQAwBQYDK2Vu")
        let texts = [
            "", "-----BEGIN PRIVATE KEY-----", lines[1], lines[0] + "\n" + lines[2], x25519,
            Self.example.replacing("PRIVATE", with: "PUBLIC"), Self.example + "\nmore", "more\n" + Self.example,
            lines[0] + "\n" + lines[1].dropLast(4) + "\n" + lines[2], Self.example + "\n" + Self.example,
            lines[0] + "\n" + lines[1] + "AAAA\n" + lines[2], Self.example.replacing("MC4C", with: "MC4!"),
        ]
        for text in texts { #expect(Ed25519PEM.key(text) == nil, "\(text)") }
    }
}
