import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import Detectors

@Suite("Trust lists", .timeLimit(.minutes(20)))
struct TrustListTests {
    private let folder: TemporaryFolder
    private let one: String
    private let other: String

    init() throws {
        folder = try TemporaryFolder()
        one = try String(contentsOfFile: TestSupport.Fixture.signedPath("trust.pem"), encoding: .utf8)
        other = try String(contentsOfFile: TestSupport.Fixture.signedPath("other.pem"), encoding: .utf8)
    }

    private func list(_ text: String) throws -> TrustList {
        try TrustList(path: folder.write(text.utf8, to: "trust.pem"))
    }

    private func refusal(of text: String) throws -> String {
        let error = try #require(throws: MediaError.self) { try list(text) }
        #expect(error.code == .invalidRequest)
        return error.message
    }

    @Test("Lists joined without a line break between them hold the certificates of both")
    func joined() throws {
        #expect(try list(one + other).count == 2)
        #expect(try list(one.trimmingCharacters(in: .newlines) + other).count == 2)
    }

    @Test("Line ends of any kind, indents and remarks between certificates are passed over")
    func spelling() throws {
        #expect(try list(one.replacing("\n", with: "\r\n")).count == 1)
        #expect(try list("Root of us all\n" + one.replacing("\n", with: "\n  ") + "\n# next\n" + other).count == 2)
        #expect(try list("\u{FEFF}" + one).count == 1)
    }

    @Test("A list that was cut is refused, with the number of the certificate")
    func cut() throws {
        let text = one + other
        let half = String(text.prefix(one.count + other.count / 2))
        #expect(try refusal(of: half).contains("certificate 2 has no end"))
        #expect(try refusal(of: half + one).contains("certificate 2 has no end"))
        #expect(try refusal(of: String(text.dropFirst(40))).contains("certificate 1 has no beginning"))
        #expect(try refusal(of: one + String(other.dropFirst(40))).contains("certificate 2 has no beginning"))
    }

    @Test("Cut anywhere inside its last certificate, a list is refused")
    func cutAnywhere() throws {
        let start = one.count + "-----BEGIN CERTIFICATE-----".count
        let stop = (one + other).trimmingCharacters(in: .newlines).count
        for length in stride(from: start, to: stop, by: 23) {
            #expect(try refusal(of: String((one + other).prefix(length))).contains("certificate 2"))
        }
    }

    @Test(
        "A certificate that does not parse is refused by its number",
        arguments: ["AAAA", "", "not base64!", "MIIB", "MAA=", "AQEA"])
    func damaged(body: String) throws {
        let bad = "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n"
        #expect(try refusal(of: one + bad + other).contains("Certificate 2 of the trust list"))
        #expect(try refusal(of: bad).contains("Certificate 1 of the trust list"))
    }

    @Test("A certificate that lacks a line is refused")
    func missingLine() throws {
        let lines = one.split(separator: "\n")
        for index in 1..<lines.count - 1 {
            var kept = lines
            kept.remove(at: index)
            #expect(try refusal(of: kept.joined(separator: "\n")).contains("Certificate 1"))
        }
    }

    @Test("Lists are joined with each certificate once; a list that is cut is refused with its name")
    func joining() throws {
        let first = try folder.write((one + other).utf8, to: "first.pem")
        let second = try folder.write(other.utf8, to: "second.pem")
        let joined = try list(TrustList.joining([first, second]))
        #expect(joined.count == 2)
        let cut = try folder.write(one.dropFirst(40).utf8, to: "cut.pem")
        let error = try #require(throws: MediaError.self) { try TrustList.joining([first, cut]) }
        #expect(error.message.contains("cut.pem is cut: certificate 1 has no beginning"))
    }

    @Test("A list tells whom it names and until when, and its digest")
    func holders() throws {
        let holder = try #require(try list(one).holders.first)
        #expect(holder.name == "Fixture Root, Fixture Trust" && !holder.stampsTime)
        #expect(holder.ends == "2100-01-01")
        #expect(try list(one).digest != list(other).digest && list(one).digest.hasPrefix("sha256:"))
        #expect(try list(one).digest.count == 7 + 64)
    }

    @Test("What was imported into a data folder is taken where nothing else was chosen")
    func chosen() throws {
        #expect(try TrustList.chosen("", dataFolder: folder.path) == nil)
        _ = try folder.write(one.utf8, to: TrustList.fileName)
        #expect(try TrustList.chosen("", dataFolder: folder.path)?.count == 1)
        let named = try folder.write((one + other).utf8, to: "named.pem")
        #expect(try TrustList.chosen(named, dataFolder: folder.path)?.count == 2)
    }

    @Test("A list without a certificate is refused, and so is one that is not there, no file, or too large")
    func none() throws {
        #expect(try refusal(of: "").contains("holds no certificate"))
        #expect(try refusal(of: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").contains("holds no"))
        #expect(try refusal(of: String(repeating: "#", count: 4 << 20 + 1)).contains("larger than 4 MiB"))
        #expect(throws: MediaError.self) { try TrustList(path: folder.path) }
        #expect(throws: MediaError.self) { try TrustList(path: "/nowhere/trust.pem") }
    }
}
