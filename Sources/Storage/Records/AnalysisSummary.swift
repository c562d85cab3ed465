public import DetectionCore
public import Foundation

/// One analysis as a line of a list: all that is shown of many, and no report.
///
/// Its documents stay the JSON they were stored as until somebody asks what they say; most are only handed on.
public struct AnalysisSummary: Sendable, Equatable {
    /// Opaque id.
    public let id: String
    /// The job's state.
    public let state: AnalysisRecord.State
    /// The kind of medium; text for one that another version knows.
    public let kind: MediaKind
    /// Name the client gave the file, cleaned.
    public let name: String?
    /// Whether the medium is stored.
    public let hasMedium: Bool
    /// Retention.
    public let retention: Retention
    /// How urgent it is.
    public let priority: JobPriority
    /// Time of acceptance.
    public let created: Date
    /// Time of the first take by a worker.
    public let started: Date?
    /// End time.
    public let finished: Date?
    /// Whether there is a small picture of its medium.
    public let hasThumbnail: Bool

    private let storedMedia: String
    private let storedReport: String?
    private let storedError: String?
    private let storedFeedback: String?

    /// What a store read.
    ///
    /// - Parameters:
    ///   - media: JSON of the `MediaDescription`.
    ///   - kind: The kind that the description names.
    ///   - summary: JSON of the `ReportSummary`.
    ///   - error: JSON of the `MediaError`.
    ///   - feedback: JSON of the owner's `Feedback`.
    package init(
        id: String, state: AnalysisRecord.State, media: String, kind: String, name: String?, hasMedium: Bool,
        retention: Retention, priority: JobPriority, created: Date, started: Date?, finished: Date?, summary: String?,
        error: String?,
        feedback: String?, hasThumbnail: Bool
    ) {
        self.id = id
        self.state = state
        self.kind = MediaKind(rawValue: kind) ?? .text
        self.name = name
        self.hasMedium = hasMedium
        self.retention = retention
        self.priority = priority
        self.created = created
        self.started = started
        self.finished = finished
        self.hasThumbnail = hasThumbnail
        storedMedia = media
        storedReport = summary
        storedError = error
        storedFeedback = feedback
    }

    /// The same of a whole analysis.
    package init(_ analysis: StoredAnalysis) {
        self.init(
            id: analysis.id, state: analysis.state, media: analysis.media, kind: analysis.kind,
            name: analysis.name, hasMedium: analysis.objectKey != nil, retention: analysis.retention,
            priority: analysis.priority,
            created: analysis.created, started: analysis.started, finished: analysis.finished,
            summary: analysis.summary, error: analysis.error, feedback: analysis.feedback,
            hasThumbnail: analysis.hasThumbnail)
    }
}

/// What the documents say; what another version wrote in its own way is left out.
extension AnalysisSummary {
    /// Description of the file.
    public var media: MediaDescription { MediaDescription(stored: storedMedia) }

    /// What heads the report, once done.
    public var report: ReportSummary? { storedReport.flatMap { JSONText.readable(ReportSummary.self, $0) } }

    /// The error, once failed; also why there is nothing to show of a stored report.
    public var error: MediaError? { isUnreadable ? .ofAnotherVersion : storedError.map(MediaError.init(stored:)) }

    /// The owner's judgement of the file.
    public var feedback: Feedback? { storedFeedback.flatMap { JSONText.readable(Feedback.self, $0) } }

    /// Whether it has a report that another version of the program wrote, of which this one cannot read even what heads it.
    public var isUnreadable: Bool { state == .done && reportJSON == nil }
}

/// The documents as this version writes them.
extension AnalysisSummary {
    /// JSON of `media`.
    package var mediaJSON: String {
        get throws(StorageError) {
            if let current = try JSONText.current(MediaDescription.self, storedMedia) { return current }
            return try JSONText.encode(media)
        }
    }

    /// JSON of `report`.
    package var reportJSON: String? { storedReport.flatMap { try? JSONText.current(ReportSummary.self, $0) } }

    /// JSON of `feedback`.
    package var feedbackJSON: String? { storedFeedback.flatMap { try? JSONText.current(Feedback.self, $0) } }
}
