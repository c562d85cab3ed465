public import DetectionCore
public import Foundation

/// One analysis: the medium, the job and, in the end, the report or the error.
public struct AnalysisRecord: Codable, Sendable, Equatable {
    /// Where the job stands.
    public enum State: String, Codable, Sendable { case queued, running, done, failed }

    /// Opaque id.
    public var id: String
    /// The account it belongs to.
    public var ownerID: String
    /// Where the job stands.
    public var state: State
    /// What is known of the medium.
    public var media: MediaDescription
    /// Name the client gave the file, cleaned; shown, never used as a path.
    public var name: String?
    /// Key of the stored medium in the object store; nil once it is deleted.
    public var objectKey: String?
    /// The user's choices, as JSON of `AnalysisOptions`.
    public var options: Data
    /// How long it stays.
    public var retention: Retention
    /// When it was accepted.
    public var created: Date
    /// When a worker first took it.
    public var started: Date?
    /// When it ended.
    public var finished: Date?
    /// How often a worker has taken it.
    public var attempts: Int
    /// Fencing token: grows with each lease; only its holder may write.
    public var fence: Int64
    /// When the running lease ends; a job whose lease has ended is free again.
    public var leaseUntil: Date?
    /// Evidence so far, while it runs; empty before and afterwards.
    public var evidence: [Evidence]
    /// The report, once done.
    public var report: ReportDocument?
    /// The error, once failed; also why a stored report cannot be shown.
    public var error: MediaError?
    /// The report before it was run again.
    public var previous: ReportDocument?
    /// What its owner knows about the medium.
    public var feedback: Feedback?

    /// Whether there is a small picture of its medium.
    public var hasThumbnail = false

    /// What it takes up: a file, and the bytes of its medium while that is stored.
    public var amount: StorageAmount { StorageAmount(bytes: objectKey == nil ? 0 : media.bytes, files: 1) }

    /// Whether it has a report that another version of the program wrote and this one cannot read.
    public var isUnreadable: Bool { state == .done && report == nil }

    /// A new analysis, queued.
    public init(
        id: String, ownerID: String, media: MediaDescription, name: String?, objectKey: String?, options: Data,
        created: Date, retention: Retention = Retention(.keep)
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
        attempts = 0
        fence = 0
        evidence = []
    }
}
