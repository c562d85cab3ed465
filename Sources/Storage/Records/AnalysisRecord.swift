public import DetectionCore
public import Foundation

/// One analysis: the medium, the job and, in the end, the report or the error.
public struct AnalysisRecord: Codable, Sendable, Equatable {
    /// The job's state.
    public enum State: String, Codable, Sendable { case queued, running, done, failed }

    /// Opaque id.
    public var id: String
    /// The account it belongs to.
    public var ownerID: String
    /// The job's state.
    public var state: State
    /// Description of the file.
    public var media: MediaDescription
    /// Name the client gave the file, cleaned; shown, never used as a path.
    public var name: String?
    /// Key of the stored medium in the blob store; nil once it is deleted.
    public var objectKey: String?
    /// The user's choices, as JSON of `AnalysisOptions`.
    public var options: Data
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
    /// Number of takes by workers.
    public var attempts: Int
    /// Fencing token: grows with each lease; only its holder may write.
    public var fence: Int64
    /// End of the running lease; a job whose lease has ended is free again.
    public var leaseUntil: Date?
    /// When it began to wait or to rest, or was taken; nil once it has ended.
    public var since: Date?
    /// End of its rest after a setback.
    public var restUntil: Date?
    /// Name of the worker that holds it.
    public var holder: String?
    /// What set it back last, until it ends well.
    public var setback: Setback?
    /// Evidence so far, while it runs; empty before and afterwards.
    public var evidence: [Evidence]
    /// The report, once done.
    public var report: ReportDocument?
    /// The error, once failed; also why a stored report cannot be shown.
    public var error: MediaError?
    /// The report before it was run again.
    public var previous: ReportDocument?
    /// The owner's judgement of the file.
    public var feedback: Feedback?

    /// Whether there is a small picture of its medium.
    public var hasThumbnail = false

    /// What it takes up: a file, and the bytes of its medium while that is stored.
    public var amount: StorageAmount { StorageAmount(bytes: objectKey == nil ? 0 : media.bytes, files: 1) }

    /// Its state as an operator sees it; nil when it ended and was not given up.
    public var jobState: JobState? {
        switch state {
        case .queued: restUntil == nil ? .waiting : .resting
        case .running: .running
        case .failed: error?.code == .gaveUp ? .dead : nil
        case .done: nil
        }
    }

    /// Whether it has a report that another version of the program wrote and this one cannot read.
    public var isUnreadable: Bool { state == .done && report == nil }

    /// A new analysis, queued.
    public init(
        id: String, ownerID: String, media: MediaDescription, name: String?, objectKey: String?, options: Data,
        created: Date, retention: Retention = Retention(.keep), priority: JobPriority = .interactive
    ) {
        self.id = id
        self.ownerID = ownerID
        state = .queued
        self.media = media
        self.name = name
        self.objectKey = objectKey
        self.options = options
        self.created = created
        self.retention = retention
        self.priority = priority
        since = created
        attempts = 0
        fence = 0
        evidence = []
    }
}
