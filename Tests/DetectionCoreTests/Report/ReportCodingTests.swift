import DetectionCore
import Foundation
import Testing

@Suite("Reports as JSON", .timeLimit(.minutes(20)))
struct ReportCodingTests {
    private func report() throws -> Report {
        let rule = VerdictRule(table: Samples.table(detectors: [["a"], ["a", "b"]]))
        var evidence = [
            Samples.evidence("b", state: .notApplicable, reason: .imageTooSmall), Samples.evidence("a", llr: 5),
        ]
        evidence[1].regions = [Region(box: [0, 1, 20, 30], score: 0.5)]
        evidence[1].spans = [Span(start: 0, end: 9, score: -1)]
        let decision = try rule.decide(evidence)
        return Report(
            id: "r-1", created: Date(timeIntervalSince1970: 1_790_000_000),
            finished: Date(timeIntervalSince1970: 1_790_000_002),
            media: MediaDescription(
                kind: .image, format: .jpeg, bytes: 10, sha256: String(repeating: "0", count: 64), width: 4, height: 3),
            decision: decision, claims: [Samples.cameraClaim],
            credentials: ContentCredentials(
                state: .trusted, signer: "S", signedAt: Date(timeIntervalSince1970: 1_790_000_000),
                digitalSourceType: .digitalCapture, actions: ["c2pa.created"]),
            warnings: ["model_missing"],
            engine: Report.Engine(version: "0.1.0", models: ["a": "sha256:00"]))
    }

    @Test("A report survives the way to JSON and back")
    func roundTrip() throws {
        let report = try report()
        let data = try ReportCoding.encoder().encode(report)
        #expect(try ReportCoding.decoder().decode(Report.self, from: data) == report)
    }

    @Test("Keys are the contract's, in snake case, and times are UTC")
    func keys() throws {
        let data = try ReportCoding.encoder().encode(try report())
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(json["created"] as? String == "2026-09-21T14:13:20Z")
        #expect(json["polarity"] as? String == "1 = synthetic")
        let expected: Set = [
            "id", "state", "created", "finished", "media", "verdict", "probability", "polarity", "llr",
            "operating_point", "evidence", "coverage", "conflicts", "provenance", "warnings", "engine",
        ]
        #expect(expected.isSubset(of: json.keys))
        let point = try #require(json["operating_point"] as? [String: Any])
        let pointKeys: Set = ["max_fpr", "threshold", "measured_fpr", "measured_tpr", "on", "n_authentic"]
        #expect(pointKeys.isSubset(of: point.keys))
        let evidence = try #require(json["evidence"] as? [[String: Any]])
        #expect(evidence.map { $0["detector"] as? String } == ["a", "b"])
        #expect(evidence[1]["state"] as? String == "not_applicable")
        #expect(evidence[1]["reason"] as? String == "image_too_small")
    }

    @Test("One report is one line, the same every time")
    func stable() throws {
        let report = try report()
        let first = try ReportCoding.encoder().encode(report)
        #expect(!first.contains(UInt8(ascii: "\n")))
        #expect(try ReportCoding.encoder().encode(report) == first)
    }

    @Test(
        "Every code is lower-case snake case",
        arguments: Reason.allCases.map(\.rawValue)
            + Verdict.allCases.map(\.rawValue) + MediaError.Code.allCases.map(\.rawValue))
    func codes(code: String) {
        #expect(code.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
    }
}
