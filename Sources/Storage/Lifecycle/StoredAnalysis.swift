import DetectionCore
public import Foundation

/// The state of an analysis as a store keeps it: documents stay the JSON text they were written as.
///
/// The rules of an analysis's life are functions of this value, and none of them needs to read a report. A document that
/// another version of the program wrote keeps every member.
public struct StoredAnalysis: Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The account it belongs to.
    public var ownerID: String
    /// The job's state.
    public var state: AnalysisRecord.State
    /// JSON of the `MediaDescription`.
    public var media: String
    /// Kind of the medium, as its description names it.
    public var kind: String
    /// Bytes of the stored medium; 0 once it is deleted.
    public var bytes: Int
    /// Cleaned file name.
    public var name: String?
    /// Digest of the stored medium; nil once it is deleted.
    public var objectKey: String?
    /// Whether the medium is stored beside the analysis, not as a blob.
    public var isInline: Bool
    /// JSON of the `AnalysisOptions`.
    public var options: Data
    /// Retention.
    public var retention: Retention
    /// How urgent it is.
    public var priority: JobPriority
    /// Time of acceptance.
    public var created: Date
    /// Time of the first take by a worker.
    public var started: Date?
    /// End time; there while the state is `done` or `failed`, and only then.
    public var finished: Date?
    /// Number of takes by workers.
    public var attempts: Int
    /// Fencing token: grows with each lease.
    public var fence: Int64
    /// End of the lease; there while the state is `running`, and only then.
    public var leaseUntil: Date?
    /// When it began to wait or to rest, or was taken; there until it ends.
    public var since: Date?
    /// End of its rest after a setback; only while the state is `queued`.
    public var restUntil: Date?
    /// Name of the worker that holds it; only while the state is `running`.
    public var holder: String?
    /// JSON of the last `Setback`; kept until it is done, fails for another reason or is queued again by somebody.
    public var setback: String?
    /// JSON of the `Report`; there while the state is `done`, and only then.
    public var report: String?
    /// JSON of what heads the report, for lists; nil as well while the report is one that this version cannot read.
    public var summary: String?
    /// The report's verdict.
    public var verdict: String?
    /// The report's probability.
    public var probability: Double?
    /// JSON of the `MediaError`; there while the state is `failed`, and only then.
    public var error: String?
    /// The error's code.
    public var errorCode: String?
    /// JSON of the report before it was run again.
    public var previous: String?
    /// JSON of the owner's `Feedback`.
    public var feedback: String?
    /// Whether there is a small picture of the medium.
    public var hasThumbnail: Bool

    /// A state as a store read it.
    public init(
        id: String, ownerID: String, state: AnalysisRecord.State, media: String, kind: String, bytes: Int,
        name: String?,
        objectKey: String?, isInline: Bool, options: Data, retention: Retention, priority: JobPriority, created: Date,
        started: Date?, finished: Date?, attempts: Int, fence: Int64, leaseUntil: Date?, since: Date?,
        restUntil: Date?, holder: String?, setback: String?, report: String?, summary: String?, verdict: String?,
        probability: Double?, error: String?, errorCode: String?, previous: String?, feedback: String?,
        hasThumbnail: Bool
    ) {
        self.id = id
        self.ownerID = ownerID
        self.state = state
        self.media = media
        self.kind = kind
        self.bytes = bytes
        self.name = name
        self.objectKey = objectKey
        self.isInline = isInline
        self.options = options
        self.retention = retention
        self.priority = priority
        self.created = created
        self.started = started
        self.finished = finished
        self.attempts = attempts
        self.fence = fence
        self.leaseUntil = leaseUntil
        self.since = since
        self.restUntil = restUntil
        self.holder = holder
        self.setback = setback
        self.report = report
        self.summary = summary
        self.verdict = verdict
        self.probability = probability
        self.error = error
        self.errorCode = errorCode
        self.previous = previous
        self.feedback = feedback
        self.hasThumbnail = hasThumbnail
    }

    /// Whether it stands in the line for workers.
    public var isWaiting: Bool { state == .queued && restUntil == nil }

    /// Its state as an operator sees it; nil when it ended and was not given up.
    public var jobState: JobState? {
        switch state {
        case .queued: isWaiting ? .waiting : .resting
        case .running: .running
        case .failed where errorCode == MediaError.Code.gaveUp.rawValue: .dead
        case .done, .failed: nil
        }
    }

    /// Whether it is done or failed.
    public var isEnded: Bool { state == .done || state == .failed }

    /// Storage it uses: one file, and the bytes of its medium while that is stored.
    public var amount: StorageAmount { StorageAmount(bytes: bytes, files: 1) }

    /// The same storage under the retention it counts for.
    public var usage: StorageUsage {
        retention.mode == .keep
            ? StorageUsage(kept: amount, transient: .zero) : StorageUsage(kept: .zero, transient: amount)
    }

    /// The blob it refers to; nil when its medium is stored beside it or deleted.
    public var blob: String? { isInline ? nil : objectKey }
}
