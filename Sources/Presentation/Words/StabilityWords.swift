package import DetectionCore

/// What re-posted copies say about an answer, in one sentence.
package enum StabilityWords {
    /// How often the answer stayed, and how far the probability moved.
    package static func sentence(_ stability: Stability) -> String {
        let copies = "\(stability.views) shrunk or recompressed \(stability.views == 1 ? "copy" : "copies")"
        return "In \(stability.views - stability.flips) of \(copies) the answer did not turn around; the probability "
            + "moved by up to \(Int((stability.spread * 100).rounded())) points."
    }
}
