/// What shows that an analysis is not as it was, for whoever looks at many now and then.
public struct AnalysisMark: Sendable, Equatable {
    /// The job's state.
    public var state: AnalysisRecord.State
    /// The fence.
    public var fence: Int64
    /// How much separate evidence there is.
    public var evidence: Int

    /// A mark.
    public init(state: AnalysisRecord.State, fence: Int64, evidence: Int) {
        self.state = state
        self.fence = fence
        self.evidence = evidence
    }
}
