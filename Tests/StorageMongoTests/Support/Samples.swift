import DetectionCore
import Foundation
import Storage

/// A time some microseconds after a fixed one.
func time(_ microseconds: Int64 = 0) -> Date { Date(microseconds: 1_790_000_000_000_000 + microseconds) }

extension UserRecord {
    static func account(_ id: String = "alice") -> UserRecord {
        UserRecord(
            id: id, email: "\(id)@example.org", passwordHash: "$argon2id$\(id)", role: .user, created: time(7),
            limit: StorageAmount(bytes: 5, files: 6), retention: RetentionDefault(mode: .ephemeral, days: 3))
    }
}

extension AnalysisRecord {
    static func queued(
        _ id: String = "analysis", owner: String = "alice", created: Date = time(), bytes: Int = 100,
        name: String = "Übung $1 'one'.PNG"
    ) -> AnalysisRecord {
        AnalysisRecord(
            id: id, ownerID: owner,
            media: MediaDescription(
                kind: .image, format: .png, bytes: bytes, sha256: String(repeating: "a", count: 64), width: 640,
                height: 480),
            name: name, objectKey: String(repeating: "a", count: 64), options: Data(#"{"detectors":[]}"#.utf8),
            created: created, retention: Retention(.keep))
    }
}

extension Evidence {
    static func sample(_ detector: String = "image.clip") -> Evidence {
        Evidence(
            detector: detector, version: "1.0.0", digest: "sha256:0", state: .done, score: 0.1 + 0.2, llr: -1.0 / 3,
            weight: 1, explanation: "Looked at \"all\" of it.")
    }
}

extension Report {
    static func sample(_ id: String) throws -> Report {
        Report(
            id: id, created: time(), finished: time(2_000_000), media: AnalysisRecord.queued().media,
            decision: try VerdictRule(table: nil).decide([.sample()]), claims: [], warnings: [],
            engine: Engine(version: "1.0.0", models: [:]))
    }
}

extension StorageAllowance {
    /// Room for so many bytes, and none beside it.
    static func bytes(_ bytes: Int) -> StorageAllowance {
        StorageAllowance(limit: StorageAmount(bytes: bytes, files: 1000), transient: .zero)
    }
}
