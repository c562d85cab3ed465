import DetectionCore
public import Foundation

/// What a store reads of an analysis for a list: documents stay the JSON text they were written as.
public struct StoredSummary: Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The job's state.
    public var state: AnalysisRecord.State
    /// JSON of the `MediaDescription`.
    public var media: String
    /// Cleaned file name.
    public var name: String?
    /// Whether the medium is stored.
    public var hasMedium: Bool
    /// Retention.
    public var retention: Retention
    /// How urgent it is.
    public var priority: JobPriority
    /// Time of acceptance.
    public var created: Date
    /// Time of the first take by a worker.
    public var started: Date?
    /// End time.
    public var finished: Date?
    /// JSON of the `ReportSummary`.
    public var summary: String?
    /// JSON of the `MediaError`.
    public var error: String?
    /// JSON of the owner's `Feedback`.
    public var feedback: String?
    /// Whether there is a small picture of the medium.
    public var hasThumbnail: Bool

    /// What a store read.
    public init(
        id: String, state: AnalysisRecord.State, media: String, name: String?, hasMedium: Bool, retention: Retention,
        priority: JobPriority, created: Date, started: Date?, finished: Date?, summary: String?, error: String?,
        feedback: String?, hasThumbnail: Bool
    ) {
        self.id = id
        self.state = state
        self.media = media
        self.name = name
        self.hasMedium = hasMedium
        self.retention = retention
        self.priority = priority
        self.created = created
        self.started = started
        self.finished = finished
        self.summary = summary
        self.error = error
        self.feedback = feedback
        self.hasThumbnail = hasThumbnail
    }

    /// The same of a whole analysis.
    public init(_ analysis: StoredAnalysis) {
        self.init(
            id: analysis.id, state: analysis.state, media: analysis.media, name: analysis.name,
            hasMedium: analysis.objectKey != nil, retention: analysis.retention, priority: analysis.priority,
            created: analysis.created, started: analysis.started, finished: analysis.finished,
            summary: analysis.summary, error: analysis.error, feedback: analysis.feedback,
            hasThumbnail: analysis.hasThumbnail)
    }

    /// The summary as programs read it; what another version wrote in its own way is left out.
    public var record: AnalysisSummary {
        var record = AnalysisSummary(
            id: id, state: state, media: MediaDescription(stored: media), name: name, hasMedium: hasMedium,
            retention: retention, priority: priority, created: created, started: started, finished: finished,
            report: summary.flatMap { JSONText.readable(ReportSummary.self, $0) },
            error: error.map(MediaError.init(stored:)),
            feedback: feedback.flatMap { JSONText.readable(Feedback.self, $0) }, hasThumbnail: hasThumbnail)
        if record.isUnreadable { record.error = .ofAnotherVersion }
        return record
    }
}

extension ReportSummary {
    /// JSON of what heads a stored report; nil for one that this version cannot read.
    package static func text(of report: String) throws(StorageError) -> String? {
        guard let report = JSONText.readable(Report.self, report) else { return nil }
        return try JSONText.encode(ReportSummary(report))
    }
}
