public import DetectionCore
public import Foundation

/// One analysis as a line of a list: what heads its report, and no evidence.
public struct AnalysisSummaryView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The state.
    public var state: AnalysisView.State
    /// Name the client gave the file, cleaned; nil for pasted text.
    public var name: String?
    /// Time of acceptance.
    public var created: Date
    /// Time of the first take by a worker.
    public var started: Date?
    /// End time.
    public var finished: Date?
    /// Description of the file.
    public var media: MediaDescription
    /// How urgent it is.
    public var priority: PriorityView
    /// What heads the report, once done.
    public var report: ReportSummary?
    /// Why there is no report, once failed.
    public var error: MediaError?
    /// The owner's judgement of the file.
    public var feedback: FeedbackRequest?
    /// Retention.
    public var retention: RetentionView
    /// Links to related resources; whether there is an overlay, only the whole analysis tells.
    public var links: AnalysisView.Links

    /// One line.
    public init(
        id: String, state: AnalysisView.State, name: String?, created: Date, started: Date?, finished: Date?,
        media: MediaDescription, priority: PriorityView, report: ReportSummary?, error: MediaError?,
        feedback: FeedbackRequest?, retention: RetentionView, links: AnalysisView.Links
    ) {
        self.id = id
        self.state = state
        self.name = name
        self.created = created
        self.started = started
        self.finished = finished
        self.media = media
        self.priority = priority
        self.report = report
        self.error = error
        self.feedback = feedback
        self.retention = retention
        self.links = links
    }
}
