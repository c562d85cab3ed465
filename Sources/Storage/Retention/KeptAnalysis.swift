import DetectionCore
public import Foundation

/// What a store reads of a kept analysis when its owner needs room.
public struct KeptAnalysis: Sendable, Equatable {
    /// The analysis.
    public var id: String
    /// Kind of its medium, as stored.
    public var kind: String
    /// Bytes of its medium; 0 once that is deleted.
    public var bytes: Int
    /// Time of acceptance.
    public var created: Date
    /// The job's state.
    public var state: AnalysisRecord.State
    /// The report's verdict, as stored.
    public var verdict: String?

    /// A kept analysis.
    public init(
        id: String, kind: String, bytes: Int, created: Date, state: AnalysisRecord.State, verdict: String?
    ) {
        self.id = id
        self.kind = kind
        self.bytes = bytes
        self.created = created
        self.state = state
        self.verdict = verdict
    }

    /// The same for a suggestion; nil for a kind that only another version knows.
    public var item: KeptItem? {
        guard let kind = MediaKind(rawValue: kind) else { return nil }
        let unclear = [Verdict.uncertain, .notApplicable].map(\.rawValue)
        return KeptItem(
            id: id, kind: kind, bytes: bytes, created: created,
            isInconclusive: state == .failed || verdict.map(unclear.contains) ?? false)
    }
}
