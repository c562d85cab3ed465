import DetectionCore
import Foundation
import Testing

@testable import touchstone

@Suite("Parts of a scan", .timeLimit(.minutes(20)))
struct ScanPartsTests {
    @Test("Results come back in order, whatever the order they end in")
    func reorder() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            var buffer = ReorderBuffer<Int>()
            let due = (0..<30).shuffled(using: &generator).flatMap { buffer.insert($0, number: $0) }
            #expect(due == Array(0..<30))
        }
    }

    @Test("The exit status names the gravest thing that happened")
    func tally() {
        var tally = ScanTally()
        #expect(tally.status(failingOn: []) == .done)
        tally.count(.failure(MediaError(.emptyFile, "Empty.")))
        #expect(tally.status(failingOn: [.synthetic]) == .incomplete)
        #expect(tally.summary == "1 file: 1 not analysed")
    }

    @Test("A proved edit with AI is counted apart from what is generated")
    func editsWithAI() throws {
        var tally = ScanTally()
        for type in [DigitalSourceType.trainedAlgorithmicMedia, .compositeWithTrainedAlgorithmicMedia] {
            let credentials = ContentCredentials(state: .trusted, digitalSourceType: type)
            tally.count(
                .success(
                    Report(
                        id: "one", created: .now, finished: .now,
                        media: MediaDescription(kind: .image, format: .png, bytes: 1, sha256: ""),
                        decision: try VerdictRule(table: nil).decide([], credentials: credentials), claims: [],
                        credentials: credentials, warnings: [], engine: .init(version: "1", models: [:]))))
        }
        #expect(tally.summary == "2 files: 1 synthetic, 1 AI-edited")
        #expect(tally.status(failingOn: [.synthetic]) == .verdictNamed)
    }

    @Test("What did not run is named, a signature that could not be checked too")
    func omissions() throws {
        let failed = Evidence(
            detector: "image.clip", version: "1", state: .failed, reason: .modelMissing, explanation: "It is missing.")
        let silent = Evidence(
            detector: "image.metadata", version: "1", state: .notApplicable, reason: .noMetadata, explanation: "No.")
        var report = Report(
            id: "one", created: .now, finished: .now,
            media: MediaDescription(kind: .image, format: .png, bytes: 1, sha256: ""),
            decision: try VerdictRule(table: nil).decide([failed, silent]), claims: [],
            credentials: ContentCredentials(state: .unavailable, failures: ["Unavailable: no library"]), warnings: [],
            engine: .init(version: "1", models: [:]))
        let lines = Omissions.of(report)
        #expect(lines.count == 2 && lines[0].contains("image.clip") && lines[1].contains("Unavailable: no library"))
        report.evidence = [silent]
        report.provenance.c2pa = ContentCredentials(state: .absent)
        #expect(Omissions.of(report).isEmpty)
    }
}
