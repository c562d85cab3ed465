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
    let quotas: Quotas
    let now: @Sendable () -> Date

    /// Recognises the medium, stores it and queues its analysis.
    ///
    /// The record says whether it is kept as asked, or held because there is no room. A request that its key marks as a
    /// repetition gets the analysis of the first one. A resumable upload ends with the analysis that it becomes; when it is
    /// refused for another reason than its bytes, it stays and can be handed in again.
    func accept(
        _ submission: Submission, owner: UserRecord, key: String? = nil
    ) async throws -> (record: AnalysisRecord, isRepeated: Bool) {
        let content = submission.upload.content
        do {
            var record = try await record(of: submission, owner: owner)
            let admission = try await custodian.accept(
                record, content, within: quotas.allowance(of: owner),
                key: key.map { IdempotencyKey(key: $0, fingerprint: submission.fingerprint) },
                ending: submission.resumable)
            switch admission {
            case .added(let retention):
                record.retention = retention
                return (record, false)
            case .repeated(let id): return (try await made(id, owner), true)
            }
        } catch {
            if let upload = submission.resumable {
                guard Self.isFinal(error) else { throw error }
                _ = try await custodian.analyses.deleteUpload(id: upload, owner: owner.id)
            }
            custodian.discard(content)
            throw error
        }
    }

    /// The analysis that a request with a key has made already; nil when there is no key, or none yet.
    func repetition(
        of fingerprint: Data, owner: UserRecord, key: String?
    ) async throws -> (record: AnalysisRecord, isRepeated: Bool)? {
        guard let key else { return nil }
        let known = IdempotencyKey(key: key, fingerprint: fingerprint)
        guard let id = try await custodian.analyses.analysis(madeWith: known, owner: owner.id, at: now()) else {
            return nil
        }
        return (try await made(id, owner), true)
    }

    private func made(_ id: String, _ owner: UserRecord) async throws -> AnalysisRecord {
        guard let made = try await custodian.analyses.analysis(id: id, owner: owner.id) else {
            throw Refusal(.gone, "The analysis that this key made was deleted.")
        }
        return made
    }

    /// Whether bytes that were refused with an error can never be accepted.
    private static func isFinal(_ error: any Error) -> Bool {
        switch error {
        case let error as MediaError:
            [.emptyFile, .tooLarge, .unsupportedMedia, .contentMismatch, .unprocessableMedia].contains(error.code)
        case let refusal as Refusal: refusal.problem.code == .contentMismatch
        default: false
        }
    }

    private func record(of submission: Submission, owner: UserRecord) async throws -> AnalysisRecord {
        let media = try await analyzer.describe(Self.file(submission.upload))
        try DeclaredType.check(submission.declaredType, against: media)
        var options = AnalysisOptions(isThorough: submission.options.isThorough)
        let time = now()
        if let maxFPR = submission.options.maxFPR { options.settings.maxFPR = maxFPR }
        try analyzer.check(options.settings, for: media.kind)
        return AnalysisRecord(
            id: Identifier.rising(at: time), ownerID: owner.id, media: media, name: submission.name,
            objectKey: submission.upload.sha256, options: try JSONEncoder().encode(options),
            created: time, retention: submission.options.retention(from: time, default: owner.retention),
            priority: submission.options.priority)
    }

    /// A medium that nothing decodes yet.
    private static func file(_ upload: StoredUpload) throws(MediaError) -> MediaFile {
        switch upload.content {
        case .bytes(let bytes): try MediaFile(bytes: bytes, sha256: upload.sha256)
        case .file(let file): try MediaFile(path: file.path, sha256: upload.sha256)
        }
    }
}
