import DetectionCore
import Foundation
import GRDB
import Storage

/// A row of `analysis`: all of an analysis but its evidence.
struct AnalysisRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "analysis"

    var id: String
    var ownerID: String
    var state: AnalysisRecord.State
    var media: String
    var name: String?
    var objectKey: String?
    var options: Data
    var created: Int64
    var started: Int64?
    var finished: Int64?
    var attempts: Int
    var fence: Int64
    var leaseUntil: Int64?
    var mode: Retention.Mode
    var until: Int64?
    var report: String?
    var error: String?
    var previous: String?
    var feedback: String?
    var hasThumbnail: Bool

    init(_ analysis: AnalysisRecord) throws {
        id = analysis.id
        ownerID = analysis.ownerID
        state = analysis.state
        media = try JSONText.encode(analysis.media)
        name = analysis.name
        objectKey = analysis.objectKey
        options = analysis.options
        created = analysis.created.microseconds
        started = analysis.started?.microseconds
        finished = analysis.finished?.microseconds
        attempts = analysis.attempts
        fence = analysis.fence
        leaseUntil = analysis.leaseUntil?.microseconds
        mode = analysis.retention.mode
        until = analysis.retention.until?.microseconds
        report = analysis.report?.text
        error = try analysis.error.map(JSONText.encode)
        previous = analysis.previous?.text
        feedback = try analysis.feedback.map(JSONText.encode)
        hasThumbnail = analysis.hasThumbnail
    }

    /// By hand: a row comes with every upload, and an encoder for any row is slow.
    func encode(to container: inout PersistenceContainer) {
        container["id"] = id
        container["ownerID"] = ownerID
        container["state"] = state.rawValue
        container["media"] = media
        container["name"] = name
        container["objectKey"] = objectKey
        container["options"] = options
        container["created"] = created
        container["started"] = started
        container["finished"] = finished
        container["attempts"] = attempts
        container["fence"] = fence
        container["leaseUntil"] = leaseUntil
        container["mode"] = mode.rawValue
        container["until"] = until
        container["report"] = report
        container["error"] = error
        container["previous"] = previous
        container["feedback"] = feedback
        container["hasThumbnail"] = hasThumbnail
    }

    /// The analysis with the evidence of its other table.
    ///
    /// What this version of the program cannot read, because another one wrote it, is left out and stays in the row; an
    /// error then says so. One such row must not hide all the others of its owner.
    func record(evidence: [Evidence]) -> AnalysisRecord {
        var record = AnalysisRecord(
            id: id, ownerID: ownerID,
            media: JSONText.readable(MediaDescription.self, media) ?? MediaDescription(remainsOf: media), name: name,
            objectKey: objectKey, options: options, created: Date(microseconds: created),
            retention: Retention(mode, until: until.map(Date.init(microseconds:))))
        record.state = state
        record.started = started.map(Date.init(microseconds:))
        record.finished = finished.map(Date.init(microseconds:))
        record.attempts = attempts
        record.fence = fence
        record.leaseUntil = leaseUntil.map(Date.init(microseconds:))
        record.evidence = evidence
        record.report = report.flatMap { try? ReportDocument(text: $0) }
        record.error = error.map { JSONText.readable(MediaError.self, $0) ?? .ofAnotherVersion }
        if record.isUnreadable { record.error = .ofAnotherVersion }
        record.previous = previous.flatMap { try? ReportDocument(text: $0) }
        record.feedback = feedback.flatMap { JSONText.readable(Feedback.self, $0) }
        record.hasThumbnail = hasThumbnail
        return record
    }
}

extension MediaError {
    fileprivate static let ofAnotherVersion = MediaError(
        .unreadable,
        "This result was written by another version of Touchstone. Use that version to see it, or run the analysis again."
    )
}

extension MediaDescription {
    /// What can be told of a medium that another version described in its own way.
    fileprivate init(remainsOf json: String) {
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
