public import Foundation

/// Why an attempt at a job came to nothing, through no fault of its medium.
public struct Setback: Codable, Sendable, Equatable {
    /// The kind of the fault.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// The worker fell silent: its lease ended.
        case workerLost = "worker_lost"
        /// The store of media says that it is away; that is no attempt at the job.
        case storeAway = "store_away"
        /// The stored medium could not be read, and it is not known whether that passes.
        case mediumUnreadable = "medium_unreadable"
    }

    /// The kind of the fault.
    public var reason: Reason
    /// When it happened; stored to the second.
    public var time: Date
    /// The words of the store, for the operator alone: they may name paths.
    public var words: String?
    /// How many in a row it is, 1 for the first.
    public var count: Int

    /// A setback; the first, unless it is given to a job that had some.
    public init(_ reason: Reason, at time: Date, words: String? = nil, count: Int = 1) {
        self.reason = reason
        self.time = time
        self.words = words
        self.count = count
    }
}
