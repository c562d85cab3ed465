public import DetectionCore
public import Foundation

/// Which of an owner's analyses are meant; what is nil does not matter.
public struct HistoryFilter: Sendable, Equatable {
    /// Kind of the medium.
    public var kind: MediaKind?
    /// The job's state.
    public var state: AnalysisRecord.State?
    /// The report's answer.
    public var verdict: Verdict?
    /// Retention mode.
    public var mode: Retention.Mode?
    /// Accepted at this time or later.
    public var from: Date?
    /// Accepted before this time.
    public var to: Date?
    /// Whether its owner has judged it.
    public var isLabelled: Bool?
    /// Part of the file's name; ASCII letters match in either case.
    public var text: String?

    /// Everything, unless something is set.
    public init() {}
}

extension HistoryFilter {
    /// Whether the filter means an analysis; its owner is another matter.
    public func matches(_ analysis: StoredAnalysis) -> Bool {
        if let kind, analysis.kind != kind.rawValue { return false }
        if let state, analysis.state != state { return false }
        if let verdict, analysis.verdict != verdict.rawValue { return false }
        if let mode, analysis.retention.mode != mode { return false }
        if let from, analysis.created < from { return false }
        if let to, analysis.created >= to { return false }
        if let isLabelled, (analysis.feedback != nil) != isLabelled { return false }
        guard let text else { return true }
        return analysis.name.map { Self.folded($0).contains(Self.folded(text)) } ?? false
    }

    /// A name or a part of one as they are compared: Unicode scalars, ASCII letters in lower case.
    public static func folded(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
        }
    }
}
