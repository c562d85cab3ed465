public import DetectionCore
public import Foundation

/// Which of an owner's analyses are meant; what is nil does not matter.
public struct HistoryFilter: Sendable, Equatable {
    /// Kind of the medium.
    public var kind: MediaKind?
    /// The report's answer.
    public var verdict: Verdict?
    /// Retention mode.
    public var mode: Retention.Mode?
    /// Accepted at this time or later.
    public var from: Date?
    /// Accepted before this time.
    public var to: Date?
    /// Part of the file's name, whatever its case.
    public var text: String?

    /// Everything, unless something is set.
    public init() {}
}
