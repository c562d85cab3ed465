public import DetectionCore
public import Foundation

/// One analysis as a line of a list: all that is shown of many, and no report.
public struct AnalysisSummary: Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The job's state.
    public var state: AnalysisRecord.State
    /// Description of the file.
    public var media: MediaDescription
    /// Name the client gave the file, cleaned.
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
    /// What heads the report, once done.
    public var report: ReportSummary?
    /// The error, once failed; also why there is nothing to show of a stored report.
    public var error: MediaError?
    /// The owner's judgement of the file.
    public var feedback: Feedback?
    /// Whether there is a small picture of its medium.
    public var hasThumbnail: Bool

    /// Whether it has a report that another version of the program wrote, of which this one cannot read even what heads it.
    public var isUnreadable: Bool { state == .done && report == nil }
}
