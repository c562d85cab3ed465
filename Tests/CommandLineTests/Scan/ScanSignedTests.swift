import DetectionCore
import Foundation
import Presentation
import TestSupport
import Testing

@testable import touchstone

@Suite("Scanning signed media", .timeLimit(.minutes(20)))
struct ScanSignedTests {
    @Test("A trusted signature is the headline, the reason and the first thing told of the origin")
    func trusted() async throws {
        let outcome = try await Command().run(
            "scan", "--trust-list", Fixture.signedPath("trust.pem"), Fixture.signedPath("synthetic.jpg"))
        #expect(outcome.status == 0)
        #expect(outcome.lines.dropFirst().first == "Signed by Fixture Studio: made with Imaginator 3")
        #expect(outcome.output.contains("Proved: the signer is on the trust list, and the image is as it was signed."))
    }

    @Test("Without a trust list the same signature is a claim")
    func untrusted() async throws {
        let outcome = try await Command().run("scan", "--json", Fixture.signedPath("synthetic.jpg"))
        let line = try #require(outcome.lines.first)
        let report = try ReportCoding.decoder().decode(Report.self, from: Data(line.utf8))
        #expect(report.verdict != .synthetic)
        #expect(report.provenance.c2pa?.state == .validUntrusted)
        #expect(line.contains(#""digital_source_type":"trainedAlgorithmicMedia""#))
    }

    @Test("A trust list that cannot be used is a usage error before anything is looked at")
    func badTrustList() async throws {
        let outcome = try await Command().run(
            "scan", "--trust-list", Fixture.signedPath("synthetic.jpg"), Fixture.path("plain.jpg"))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty && outcome.errors.contains("holds no certificate"))
    }

    @Test("A signature that does not fit is told as that; one that merely expired as a claim")
    func words() {
        let broken = ContentCredentials(state: .invalid, signer: "S", failures: ["assertion.dataHash.mismatch"])
        #expect(CredentialWords.sentences(broken).joined().contains("does not match this file"))
        for state in [ContentCredentials.State.validExpired, .invalid] {
            let expired = ContentCredentials(state: state, signer: "S", failures: ["signingCredential.expired"])
            #expect(CredentialWords.sentences(expired).joined().contains("A claim, not proof"))
        }
        #expect(CredentialWords.sentences(ContentCredentials(state: .absent)).isEmpty)
    }
}
