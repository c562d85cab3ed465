import DetectionCore
import Metrics

/// Times the stages of one analysis, one after the other.
struct StageClock {
    private var start = ContinuousClock.now

    /// Ends a stage of a medium's analysis and begins the next one.
    mutating func end(_ stage: String, of kind: MediaKind) {
        let now = ContinuousClock.now
        defer { start = now }
        Timer(label: "touchstone_analysis_seconds", dimensions: [("kind", kind.rawValue), ("stage", stage)])
            .record(duration: now - start)
    }
}
