import Analysis
import DetectionCore
import Detectors
import MediaDecoding
import TestSupport
import Testing

@Suite("Verdicts on signed media", .timeLimit(.minutes(20)))
struct SignedVerdictTests {
    private func report(_ path: String, trustedBy list: String? = "trust.pem", llr: Double) async throws -> Report {
        let reader = CredentialReader(trustList: try list.map { try SignedMedium.trustList($0) })
        let analyzer = Pipelines.analyzer(
            [FakeDetector("image.a", llr: llr)], tables: [Pipelines.table(["image.a"])], credentials: reader)
        return try await analyzer.analyze(id: "one", MediaFile(path: path), options: AnalysisOptions()) { _ in }
    }

    @Test("A trusted signature decides, an untrusted one does not")
    func proof() async throws {
        let path = SignedMedium.path("synthetic.jpg")
        let proven = try await report(path, llr: -8)
        #expect(proven.verdict == .synthetic && proven.reason == .signed)
        #expect(proven.provenance.c2pa?.state == .trusted && proven.warnings.isEmpty)
        let claimed = try await report(path, trustedBy: nil, llr: -8)
        #expect(claimed.verdict == .uncertain && claimed.conflicts == [["image.a", "provenance.c2pa"]])
    }

    @Test("A broken signature warns and argues for nothing")
    func broken() async throws {
        let folder = try TemporaryFolder()
        let found = try await report(folder.write(SignedMedium.withChangedPixel("synthetic.jpg")), llr: -8)
        #expect(found.verdict == .noSigns && found.provenance.c2pa?.state == .invalid)
        #expect(found.warnings == ["signature_invalid"])
    }

    @Test("A trusted camera proves a picture authentic, even where no detector has an answer")
    func capture() async throws {
        for list in ["trust.pem", nil] {
            let found = try await report(SignedMedium.path("camera.png"), trustedBy: list, llr: -8)
            #expect(found.verdict == (list == nil ? .noSigns : .authentic))
            #expect(found.reason == (list == nil ? nil : .signed))
        }
        let reader = CredentialReader(trustList: try SignedMedium.trustList())
        let analyzer = Pipelines.analyzer([], credentials: reader)
        let picture = try MediaFile(path: SignedMedium.path("camera.png"))
        let found = try await analyzer.analyze(id: "one", picture, options: AnalysisOptions()) { _ in }
        #expect(found.verdict == .authentic && found.reason == .signed && found.probability == nil)
    }

    @Test("A trusted camera contradicts a synthetic outcome")
    func camera() async throws {
        let found = try await report(SignedMedium.path("camera.png"), llr: 8)
        #expect(found.verdict == .uncertain && found.reason == .signalsConflict)
    }

    @Test("Another trust list counts from the next analysis on; one under way ends with the list that it began with")
    func anotherList() async throws {
        let list = try SignedMedium.trustList()
        let analyzer = Pipelines.analyzer(
            [FakeDetector("image.a", llr: -8)], tables: [Pipelines.table(["image.a"])],
            credentials: CredentialReader())
        let picture = try MediaFile(path: SignedMedium.path("synthetic.jpg"))
        func report(changingTo other: TrustList?) async throws -> Report {
            try await analyzer.analyze(id: "one", picture, options: AnalysisOptions()) { _ in analyzer.trust(other) }
        }
        let before = try await report(changingTo: list)
        #expect(before.provenance.c2pa?.state == .validUntrusted && before.engine.trustList == nil)
        let after = try await report(changingTo: nil)
        #expect(after.provenance.c2pa?.state == .trusted)
        #expect(after.engine.trustList == Report.TrustedCertificates(digest: list.digest, certificates: 1))
        #expect(try await report(changingTo: nil).provenance.c2pa?.state == .validUntrusted)
    }

    @Test("A picture without a signature is judged as before")
    func unsigned() async throws {
        let found = try await report(Fixture.path("plain.jpg"), llr: 8)
        #expect(found.verdict == .synthetic && found.reason == nil)
        #expect(found.provenance.c2pa == ContentCredentials(state: .absent))
    }
}
