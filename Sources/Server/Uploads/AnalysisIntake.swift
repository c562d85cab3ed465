import API
import Analysis
import DetectionCore
import Foundation
import MediaDecoding
import Storage

/// Turns a submission into a queued analysis, or refuses it and leaves nothing behind.
struct AnalysisIntake: Sendable {
    let analyzer: any MediaAnalyzing
    let custodian: MediaCustodian
    let signal: JobSignal
    let quotas: Quotas
    let now: @Sendable () -> Date

    /// Recognises the medium, stores it and queues its analysis.
    ///
    /// The record says whether it is kept as asked, or held because there is no room. A request that its key marks as a
    /// repetition gets the analysis of the first one.
    func accept(
        _ submission: Submission, owner: UserRecord, key: String? = nil
    ) async throws -> (record: AnalysisRecord, isRepeated: Bool) {
        do {
            var record = try await record(of: submission, owner: owner)
            // What is to be stored no longer counts as an upload.
            try await forgetUpload(of: submission, owner)
            let admission = try await custodian.accept(
                record, submission.upload.content, within: quotas.allowance(of: owner),
                key: key.map { IdempotencyKey(key: $0, fingerprint: submission.fingerprint) })
            switch admission {
            case .added(let retention):
                record.retention = retention
                signal.wake()
                return (record, false)
            case .repeated(let id):
                guard let made = try await custodian.analyses.analysis(id: id, owner: owner.id) else {
                    throw Refusal(.gone, "The analysis that this key made was deleted.")
                }
                return (made, true)
            }
        } catch {
            custodian.discard(submission.upload.content)
            try? await forgetUpload(of: submission, owner)
            throw error
        }
    }

    private func forgetUpload(of submission: Submission, _ owner: UserRecord) async throws(StorageError) {
        guard let id = submission.resumable else { return }
        _ = try await custodian.analyses.deleteUpload(id: id, owner: owner.id)
    }

    private func record(of submission: Submission, owner: UserRecord) async throws -> AnalysisRecord {
        let media = try await analyzer.describe(Self.file(submission.upload.content))
        try DeclaredType.check(submission.declaredType, against: media)
        var options = AnalysisOptions(isThorough: submission.options.isThorough)
        let time = now()
        if let maxFPR = submission.options.maxFPR { options.settings.maxFPR = maxFPR }
        return AnalysisRecord(
            id: Identifier.rising(at: time), ownerID: owner.id, media: media, name: submission.name,
            objectKey: submission.upload.sha256, options: try JSONEncoder().encode(options),
            created: time, retention: submission.options.retention(from: time, default: owner.retention))
    }

    /// A medium that nothing decodes yet.
    private static func file(_ content: MediumContent) throws(MediaError) -> MediaFile {
        switch content {
        case .bytes(let bytes): try MediaFile(bytes: bytes)
        case .file(let path): try MediaFile(path: path)
        }
    }
}
