import DetectionCore
import Foundation
import Storage
import StorageConformance

/// A time some microseconds after a fixed one.
func time(_ microseconds: Int64 = 0) -> Date { Date(microseconds: 1_790_000_000_000_000 + microseconds) }

/// A digest-like key.
func key(_ digit: Character = "a") -> String { String(repeating: digit, count: 64) }

/// A digest-like hash.
func hash(_ byte: UInt8) -> Data { Data(repeating: byte, count: 32) }

extension UserRecord {
    static func account(_ id: String = "alice") -> UserRecord {
        UserRecord(id: id, email: "\(id)@example.org", passwordHash: "$argon2id$\(id)", role: .user, created: time(7))
    }
}

extension SessionRecord {
    static func session(_ id: String = "session", user: String = "alice", token: UInt8 = 1) -> SessionRecord {
        SessionRecord(
            id: id, userID: user, tokenHash: hash(token), created: time(1), refreshed: time(2), expires: time(3))
    }
}

extension AnalysisRecord {
    static func queued(
        _ id: String = "analysis", owner: String = "alice", objectKey: String? = key(), created: Date = time(),
        bytes: Int = 1234, retention: Retention = Retention(.keep)
    ) -> AnalysisRecord {
        AnalysisRecord(
            id: id, ownerID: owner,
            media: MediaDescription(
                kind: .image, format: .png, bytes: bytes, sha256: key(), width: 640, height: 480),
            name: "Übung 'one'.png", objectKey: objectKey, options: Data(#"{"detectors":["image.clip"]}"#.utf8),
            created: created, retention: retention)
    }
}

extension Evidence {
    static func sample(_ detector: String = "image.clip") -> Evidence {
        Evidence(
            detector: detector, version: "1.0.0", digest: "sha256:\(key())", state: .done, score: 0.1 + 0.2,
            llr: -1.0 / 3, weight: 1, explanation: "Looked at \"all\" of it.",
            regions: [Region(box: [0, 0, 64, 64], score: 1e-17)])
    }
}

extension Report {
    static func sample(_ id: String = "analysis") throws -> Report {
        Report(
            id: id, created: time(), finished: time(2_000_000), media: AnalysisRecord.queued().media,
            decision: try VerdictRule(table: nil).decide([.sample()]),
            claims: [MetadataClaim(path: "png:parameters", value: "a cat", claim: .synthetic)], warnings: [],
            engine: Engine(version: "1.0.0", models: ["image.clip": "sha256:\(key())"]))
    }
}

extension StorageAllowance {
    /// Room for everything a test stores.
    static let plenty = StorageAllowance(
        limit: StorageAmount(bytes: 1 << 30, files: 1000), transient: StorageAmount(bytes: 1 << 30, files: 1000))

    /// Room for so many bytes, with as many beside it for what is held.
    static func bytes(_ bytes: Int) -> StorageAllowance {
        let amount = StorageAmount(bytes: bytes, files: 1000)
        return StorageAllowance(limit: amount, transient: amount)
    }
}

extension AnalysisRepository where Self: RetentionRepository & BlobRepository {
    /// Adds an analysis whose medium is a blob.
    func insert(
        _ analysis: AnalysisRecord, within allowance: StorageAllowance, key: IdempotencyKey?
    ) async throws(StorageError) -> Admission {
        try await insertTouched(analysis, within: allowance, key: key)
    }

    /// Adds an analysis without a key; how it is retained.
    func insert(_ analysis: AnalysisRecord, within allowance: StorageAllowance) async throws -> Retention {
        guard case .added(let retention) = try await insert(analysis, within: allowance, key: nil) else {
            throw StorageError.duplicate
        }
        return retention
    }
}
