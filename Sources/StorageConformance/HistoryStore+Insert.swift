import DetectionCore
public import Foundation
public import Storage

extension AnalysisRepository {
    /// Takes a free job for a worker without a name.
    public func claim(now: Date, leaseUntil: Date) async throws(StorageError) -> AnalysisRecord? {
        try await claim(now: now, leaseUntil: leaseUntil, by: "")
    }
}

extension AnalysisRepository where Self: RetentionRepository & BlobRepository {
    /// Adds a queued analysis whose medium, if it has one, is a blob; there is always room for it.
    public func insert(_ analysis: AnalysisRecord) async throws(StorageError) {
        let plenty = StorageAmount(bytes: .max / 4, files: .max / 4)
        let allowance = StorageAllowance(limit: plenty, transient: plenty)
        _ = try await insertTouched(analysis, within: allowance, key: nil)
    }

    /// Announces the blob of an analysis, and adds the analysis.
    public func insertTouched(
        _ analysis: AnalysisRecord, within allowance: StorageAllowance, key: IdempotencyKey?
    ) async throws(StorageError) -> Admission {
        if let blob = analysis.objectKey {
            try await touch(blob: blob, bytes: analysis.media.bytes, at: analysis.created)
        }
        return try await insert(analysis, medium: nil, within: allowance, key: key)
    }
}
