import Analysis
import DetectionCore
import Foundation
import MediaDecoding
import Storage

/// Turns a submission into a queued analysis, or refuses it and leaves nothing behind.
struct AnalysisIntake: Sendable {
    let analyzer: any MediaAnalyzing
    let custodian: MediaCustodian
    let objects: any ObjectStore
    let signal: JobSignal
    let now: @Sendable () -> Date

    /// Recognises the medium, stores it and queues its analysis.
    func accept(_ submission: Submission, owner: String) async throws -> AnalysisRecord {
        do {
            let record = try await record(of: submission, owner: owner)
            try await custodian.accept(record, temporaryPath: submission.upload.path)
            signal.wake()
            return record
        } catch {
            objects.discard(temporaryPath: submission.upload.path)
            throw error
        }
    }

    private func record(of submission: Submission, owner: String) async throws -> AnalysisRecord {
        let media = try await analyzer.describe(MediaFile(path: submission.upload.path))
        try DeclaredType.check(submission.declaredType, against: media)
        var options = AnalysisOptions(isThorough: submission.isThorough)
        if let maxFPR = submission.maxFPR { options.settings.maxFPR = maxFPR }
        return AnalysisRecord(
            id: Identifier.random(), ownerID: owner, media: media, name: submission.name,
            objectKey: submission.upload.sha256, options: try JSONEncoder().encode(options),
            created: now())
    }
}
