import API
import DetectionCore
import Foundation
import Testing

@testable import Server
@testable import Signing

@Suite("Signatures of reports", .timeLimit(.minutes(20)))
struct ReportSignatureTests {
    @Test("A signed report is valid, however its JSON is written")
    func valid() throws {
        let signed = try SignedReport()
        let check = signed.check(try signed.text)
        #expect(check.isValid)
        #expect(check.keyID == signed.keys.currentID)
        #expect(check.statement?.analysis == signed.report.id)
        #expect(check.statement?.sha256 == signed.report.media.sha256)
        #expect(signed.check(try ReportCoding.encoder(pretty: true).encode(signed.report)).isValid)
        #expect(signed.check(try JSONValue(text: signed.text).canonical).isValid)
        let again = try ReportCoding.decoder().decode(Report.self, from: signed.text)
        #expect(signed.check(try ReportCoding.encoder().encode(again)).isValid, "stored and read again")
    }

    @Test("Inside an analysis, the report is found and what is around it does not count")
    func envelope() throws {
        let signed = try SignedReport()
        let text = Data(#"{"verdict":"authentic","report":"#.utf8) + (try signed.text) + Data("}".utf8)
        let check = signed.check(text)
        #expect(check.isValid)
        #expect(check.statement?.verdict == signed.report.verdict.rawValue)
    }

    @Test("No value can be changed, taken away or added, in the report or in its signature")
    func everyLeaf() throws {
        let signed = try SignedReport()
        let changes = try JSONValue(text: signed.text).changes
        #expect(changes.count > 300)
        for change in changes {
            let text = change.canonical
            #expect(!signed.check(text).isValid, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test("No byte can be changed, unless the JSON still says the same")
    func everyByte() throws {
        let signed = try SignedReport()
        let text = [UInt8](try signed.text)
        let canonical = try JSONValue(text: text).canonical
        for index in text.indices {
            for mask: UInt8 in [0x01, 0x20] {
                var changed = text
                changed[index] ^= mask
                guard signed.check(changed).isValid else { continue }
                #expect(try JSONValue(text: changed).canonical == canonical, "byte \(index)")
            }
        }
    }

    @Test("A second member of the same name is refused, not chosen from")
    func repetition() throws {
        let signed = try SignedReport()
        let text = try signed.text
        let more = Data(#"{"verdict":"authentic","#.utf8) + text.dropFirst()
        #expect(signed.check(more).problem == .notJSON)
    }

    @Test(
        "What is wrong is told apart",
        arguments: [
            ("", .notJSON), ("[]", .noReport), ("{}", .noReport), (#"{"report":1}"#, .noReport),
            (#"{"report":null,"verdict":"authentic"}"#, .noReport), (#"{"verdict":"authentic"}"#, .unsigned),
            (#"{"verdict":"authentic","signature":null}"#, .malformedSignature),
            (
                #"{"verdict":"authentic","signature":{"algorithm":"none","key_id":"k","value":""}}"#,
                .malformedSignature
            ),
        ] as [(String, ReportCheck.Problem)])
    func problems(text: String, problem: ReportCheck.Problem) throws {
        #expect(try SignedReport().check(text.utf8).problem == problem)
    }

    @Test("Another server's key proves nothing, and neither does its name on another key")
    func otherKeys() throws {
        let (signed, other) = (try SignedReport(), try SignedReport())
        #expect(other.check(try signed.text).problem == .unknownKey)
        var impostor = try #require(other.keys.published.keys.first)
        impostor.kid = signed.keys.currentID
        let verifier = ReportVerifier(trusting: JSONWebKeySet(keys: [impostor]))
        #expect(verifier.isEmpty)
        #expect(verifier.check(try signed.text).problem == .unknownKey)
    }
}
