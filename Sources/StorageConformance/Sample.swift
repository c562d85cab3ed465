import DetectionCore
import Foundation
import Storage

/// Records for tests of stores.
enum Sample {
    static func account(_ id: String, created: Date) -> UserRecord {
        UserRecord(id: id, email: "\(id)@example.org", passwordHash: "hash", role: .user, created: created)
    }

    static func analysis(
        _ id: String, owner: String, key: String?, kind: MediaKind, bytes: Int, created: Date, name: String? = nil
    ) -> AnalysisRecord {
        AnalysisRecord(
            id: id, ownerID: owner, media: media(kind, bytes, key), name: name, objectKey: key,
            options: Data("{}".utf8),
            created: created)
    }

    static func evidence(_ number: Int) -> Evidence {
        Evidence(
            detector: "image.\(number)", version: "1.0.0", digest: "sha256:00", state: .done, score: 0.1 + 0.2,
            llr: -1.0 / 3, weight: 1, explanation: "Looked at \"all\" of it.")
    }

    /// A job's end with a report whose verdict is given, not decided: stores do not care.
    static func end(_ id: String, at time: Date, verdict: Verdict) -> Result<Report, MediaError> {
        guard let decision = try? VerdictRule(table: nil).decide([evidence(1)]) else {
            return .failure(MediaError(.internal, "There is no decision."))
        }
        var report = Report(
            id: id, created: time, finished: time, media: media(.image, 10, nil), decision: decision, claims: [],
            warnings: [], engine: Report.Engine(version: "1.0.0", models: [:]))
        report.verdict = verdict
        report.probability = verdict == .uncertain ? nil : 0.25
        return .success(report)
    }

    private static func media(_ kind: MediaKind, _ bytes: Int, _ key: String?) -> MediaDescription {
        MediaDescription(kind: kind, format: .unknown, bytes: bytes, sha256: key ?? "")
    }
}
