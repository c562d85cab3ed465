import DetectionCore
import Foundation

/// Between what is stored and what programs read.
extension StoredAnalysis {
    /// A new analysis as it is stored.
    ///
    /// - Parameters:
    ///   - isInline: Whether the medium is stored beside it, not as a blob.
    /// - Throws: `StorageError` with `failed` when a part cannot be written as JSON.
    public init(_ record: AnalysisRecord, isInline: Bool) throws(StorageError) {
        self.init(
            id: record.id, ownerID: record.ownerID, state: record.state, media: try JSONText.encode(record.media),
            kind: record.media.kind.rawValue, bytes: record.amount.bytes, name: record.name,
            objectKey: record.objectKey, isInline: isInline, options: record.options, retention: record.retention,
            priority: record.priority, created: record.created, started: record.started, finished: record.finished,
            attempts: record.attempts,
            fence: record.fence, leaseUntil: record.leaseUntil, since: record.since, restUntil: record.restUntil,
            holder: record.holder,
            setback: try record.setback.map { setback throws(StorageError) in try JSONText.encode(setback) },
            report: record.report?.text,
            summary: try record.report.map { report throws(StorageError) in
                try JSONText.encode(ReportSummary(report.report))
            },
            verdict: record.report?.verdict.rawValue, probability: record.report?.probability,
            error: try record.error.map { error throws(StorageError) in try JSONText.encode(error) },
            errorCode: record.error?.code.rawValue, previous: record.previous?.text,
            feedback: try record.feedback.map { feedback throws(StorageError) in try JSONText.encode(feedback) },
            hasThumbnail: record.hasThumbnail)
    }

    /// The analysis as programs read it, with the JSON of its separate evidence.
    ///
    /// What this version of the program cannot read, because another one wrote it, is left out and stays stored; an error
    /// then says so. One such analysis must not hide all the others of its owner.
    public func record(evidence: [String] = []) -> AnalysisRecord {
        var record = AnalysisRecord(
            id: id, ownerID: ownerID,
            media: MediaDescription(stored: media), name: name,
            objectKey: objectKey, options: options, created: created, retention: retention,
            priority: priority)
        record.state = state
        record.started = started
        record.finished = finished
        record.attempts = attempts
        record.fence = fence
        record.leaseUntil = leaseUntil
        record.since = since
        record.restUntil = restUntil
        record.holder = holder
        record.setback = setback.flatMap { JSONText.readable(Setback.self, $0) }
        record.evidence = evidence.compactMap { JSONText.readable(Evidence.self, $0) }
        record.report = report.flatMap { try? ReportDocument(text: $0) }
        record.error = error.map(MediaError.init(stored:))
        if record.isUnreadable { record.error = .ofAnotherVersion }
        record.previous = previous.flatMap { try? ReportDocument(text: $0) }
        record.feedback = feedback.flatMap { JSONText.readable(Feedback.self, $0) }
        record.hasThumbnail = hasThumbnail
        return record
    }

    /// Whether it has a report that another version of the program wrote and this one cannot read.
    var isUnreadable: Bool {
        guard state == .done, let report else { return false }
        return (try? ReportDocument(text: report)) == nil
    }
}

extension MediaError {
    /// An error as it was stored, or a sentence about one that another version stored in its own way.
    init(stored json: String) {
        self = JSONText.readable(MediaError.self, json) ?? .ofAnotherVersion
    }

    static let ofAnotherVersion = MediaError(
        .unreadable,
        "This result was written by another version of Touchstone. Use that version to see it, or run the analysis again."
    )
}

extension MediaDescription {
    /// A description as it was stored, or what remains of one that another version wrote in its own way.
    init(stored json: String) {
        self = JSONText.readable(MediaDescription.self, json) ?? MediaDescription(remainsOf: json)
    }

    private init(remainsOf json: String) {
        let remains = JSONText.readable(Remains.self, json)
        self.init(
            kind: remains?.kind.flatMap(MediaKind.init(rawValue:)) ?? .text, format: .unknown,
            bytes: remains?.bytes ?? 0, sha256: remains?.sha256 ?? "")
    }

    private struct Remains: Decodable {
        var kind: String?
        var bytes: Int?
        var sha256: String?
    }
}
