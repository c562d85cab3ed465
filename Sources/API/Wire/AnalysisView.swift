public import DetectionCore
public import Foundation

/// One analysis as clients see it, from the moment it is accepted until its report is there.
public struct AnalysisView: Codable, Sendable, Equatable {
    /// The analysis' state.
    public enum State: String, Codable, Sendable, CaseIterable { case queued, running, done, failed, cancelled }

    /// Opaque id.
    public var id: String
    /// The state.
    public var state: State
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
    /// How urgent it is; nil from a server that knows no priorities.
    public var priority: PriorityView?
    /// Its place in the queue, while it waits.
    public var queue: QueuePosition?
    /// Share of the work that is done, 0 to 1.
    public var progress: Double
    /// Evidence so far; the report's own once it is done.
    public var evidence: [Evidence]
    /// The report, once done.
    public var report: ReportDocument?
    /// Why there is no report, once failed.
    public var error: MediaError?
    /// The report before it was run again.
    public var previous: ReportDocument?
    /// The changes of a re-run, once it is done.
    public var changes: ChangeView?
    /// The owner's judgement of the file.
    public var feedback: FeedbackRequest?
    /// Retention.
    public var retention: RetentionView
    /// Links to related resources.
    public var links: Links

    /// One analysis.
    public init(
        id: String, state: State, name: String?, created: Date, started: Date? = nil, finished: Date? = nil,
        media: MediaDescription, priority: PriorityView? = nil, queue: QueuePosition? = nil, progress: Double,
        evidence: [Evidence] = [],
        report: ReportDocument? = nil, error: MediaError? = nil,
        retention: RetentionView = RetentionView(mode: .keep), links: Links
    ) {
        self.id = id
        self.state = state
        self.name = name
        self.created = created
        self.started = started
        self.finished = finished
        self.media = media
        self.priority = priority
        self.queue = queue
        self.progress = progress
        self.evidence = evidence
        self.report = report
        self.error = error
        self.retention = retention
        self.links = links
    }
}
